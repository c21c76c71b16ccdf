/** What is read of a long text at most; beyond it the first part is kept, and who reads it says so. */
export const mostReadMiB = 512
export const mostReadRecords = 4_000_000
