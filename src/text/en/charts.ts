import type { ChartsText } from '../ko/charts.ts'

export const chartsText: ChartsText = {
  table: 'Show as a table',
  saveSvg: 'Save SVG',
  savePng: 'Save PNG',
  saveCsv: 'Copy CSV',
  saveJson: 'Copy JSON',
  copied: 'Copied',
  failed: 'Could not be saved',
  sortBy: (column) => `Sort by ${column}`,
  issue: 'Go issue 19497',
}
