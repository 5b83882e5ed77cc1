/** Why a workbook cannot be read: what is wrong with it, or which bound it breaks. */
export type WorkbookFaultCode = 'damaged' | 'too_large' | 'too_many_rows' | 'too_many_columns';

/** Thrown while a workbook streams in, and turned into a refusal by `readXlsx` alone. */
export class WorkbookFault extends Error {
  readonly code: WorkbookFaultCode;

  constructor(code: WorkbookFaultCode) {
    super(`a workbook is ${code}`);
    this.name = 'WorkbookFault';
    this.code = code;
  }
}
