/** The libraries that read spreadsheets and delimited text. They are great and seldom needed, so in Node they are a bundle of their own. */
export { default as papa } from 'papaparse';
export { default as readWorkbook } from 'read-excel-file/universal';
