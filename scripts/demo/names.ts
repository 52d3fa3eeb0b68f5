import type { Home } from './places'

type Names = { readonly home: Home; readonly first: readonly string[]; readonly last: readonly string[] }

const words = (text: string) => text.split(' ')
const at = (home: Home, first: string, last: string): Names => ({ home, first: words(first), last: words(last) })

// Names that are common where they stand; the people who bear them here are invented.
export const names: readonly Names[] = [
  at('lagos', 'Amaka Tunde Ngozi Femi Adaeze Kelechi', 'Balogun Eze Nwosu Adeyemi Obi Lawal'),
  at('oslo', 'Kari Lars Ingrid Sindre Astrid Eirik', 'Hansen Berg Haugen Moen Solberg Lie'),
  at('bengaluru', 'Anjali Rohan Kavya Arjun Meera Vikram Deepa', 'Iyer Nair Reddy Rao Menon Kulkarni Bhat'),
  at('tokyo', 'Haruto Yui Sota Aoi Ren Hina Daiki', 'Suzuki Takahashi Ito Yamamoto Nakamura Kobayashi'),
  at('paris', 'Camille Hugo Léa Mathis Chloé Antoine Inès', 'Lefèvre Moreau Girard Rousseau Fontaine Mercier'),
  at('berlin', 'Lena Jonas Mia Felix Greta Anton Frieda', 'Schröder Köhler Vogel Winter Brandt Lorenz'),
  at('shanghai', 'Wei Jing Lei Yan Hao Xia', 'Zhang Liu Chen Yang Huang Zhou'),
  at('seoul', 'Minjun Jiwoo Seojun Hayun Doyun', 'Park Choi Jung Kang Yoon'),
  at('cairo', 'Omar Salma Youssef Mariam Karim', 'Hassan Mansour Farouk Nasser Saleh'),
  at('telaviv', 'Noa Eitan Tamar Ori', 'Levi Mizrahi Peretz Katz'),
  at('kyiv', 'Andrii Kateryna Dmytro Iryna', 'Kovalenko Bondarenko Melnyk Tkachenko'),
  at('athens', 'Eleni Giorgos Katerina Dimitris', 'Georgiou Vlachos Nikolaidis Makris'),
  at('bangkok', 'Anong Niran Malee Somsak', 'Saetang Wongsa Chaiyasit Boonmee'),
  at('hanoi', 'Lan Hùng Thảo Đức Mai', 'Trần Lê Phạm Hoàng Vũ'),
  at('tbilisi', 'Nino Luka Tamta', 'Kapanadze Lomidze Gelashvili'),
  at('yerevan', 'Ani Tigran Lusine', 'Sargsyan Petrosyan Grigoryan'),
  at('newyork', 'Olivia Ethan Maya Jordan Sofia Marcus Naomi Caleb', 'Johnson Rivera Goldberg Washington Murphy Kim Patel'),
  at('reykjavik', 'Freyja Gunnar Katrín', 'Jónsdóttir Einarsson Ólafsson'),
  at('saopaulo', 'Beatriz Thiago Larissa Gustavo Camila Rafael', 'Silva Oliveira Pereira Almeida Ribeiro Carvalho'),
  at('madrid', 'Lucía Álvaro Carmen Sergio Elena', 'García Romero Navarro Molina Ortega'),
  at('dublin', 'Aoife Cian Niamh Declan', 'Byrne Kelly Doyle Gallagher'),
  at('amsterdam', 'Sanne Bram Femke Daan', 'Visser Bakker Smit Dekker'),
  at('warsaw', 'Agnieszka Piotr Magda Tomasz Zofia', 'Nowak Kowalczyk Zieliński Wójcik Lewandowska'),
  at('istanbul', 'Elif Emre Zeynep Mert', 'Demir Kaya Şahin Aydın'),
  at('johannesburg', 'Lerato Sipho Anika Pieter', 'Dlamini Botha Mokoena Naidoo'),
  at('nairobi', 'Achieng Brian Njeri Otieno', 'Mwangi Odhiambo Wanjiru Kiprono'),
  at('auckland', 'Mia Wiremu Isla Tane', 'Walker Tamihana Hughes Parata'),
  at('montreal', 'Émilie Olivier Maude Gabriel', 'Gagnon Bouchard Roy Lavoie'),
  at('sanfrancisco', 'Ava Diego Priscilla Noah Mei Tyler', 'Nguyen Martinez Wong Anderson Flores Brooks'),
  at('milan', 'Giulia Lorenzo Chiara Davide', 'Ferrari Colombo Ricci Marino'),
  at('jakarta', 'Putri Budi Siti Agus', 'Santoso Wijaya Hidayat Kusuma'),
  at('london', 'Emily Oliver Aisha Harry Charlotte Kwame Poppy', 'Taylor Begum Bennett Osei Clarke Wright'),
  at('karachi', 'Ayesha Bilal Sana', 'Ahmed Malik Qureshi'),
  at('colombo', 'Dilani Kasun', 'Fernando Silva'),
  at('stockholm', 'Elsa Viktor Maja Axel', 'Johansson Nilsson Åberg Sjögren'),
  at('prague', 'Tereza Jakub Eliška', 'Dvořák Novotná Svoboda'),
]

/** The same name in plain letters, for an address. */
export const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
