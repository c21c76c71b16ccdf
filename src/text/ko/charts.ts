/** 모든 그림이 함께 쓰는 말. 그림마다의 말은 `charts-<그림>.ts`에 있고, 그 그림이 있는 쪽만 불러옵니다. */
export const chartsText = {
  table: '표로 보기',
  saveSvg: 'SVG 저장',
  savePng: 'PNG 저장',
  saveCsv: 'CSV 복사',
  saveJson: 'JSON 복사',
  copied: '복사했습니다',
  failed: '저장하지 못했습니다',
  sortBy: (column: string) => `${column} 기준으로 정렬`,
  issue: 'Go 이슈 19497',
}

export type ChartsText = typeof chartsText
