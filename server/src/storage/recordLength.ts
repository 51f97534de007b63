/** Every record has 80 positions; CBP refuses a batch whose last record has less (X42; Batch and Block Control, B&B-33). */
export const RECORD_LENGTH = 80;
