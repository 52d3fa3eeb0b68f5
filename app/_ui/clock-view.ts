/** Against what and where times are shown: the database's clock at this render, and an IANA zone. */
export type ClockView = { readonly now: number; readonly zone: string }
