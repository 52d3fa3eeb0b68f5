import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'

// What is not registered does not come to the browser. This file is only ever imported when a chart comes into view.
Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale)
Chart.register(LineController, LineElement, PointElement, Tooltip)

export { Chart }
