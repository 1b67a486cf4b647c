export { type Finding, formatFinding, tidy } from "./finding.ts";
export { type LintOptions, lint } from "./lint.ts";
export { documentsIn, lintTargets } from "./lint-targets.ts";
export { formatReport, type ReportFormat, type ReportOptions, reportFormats } from "./report/report.ts";
export { lintWithSpectral, mergeFindings, type SpectralVerdict } from "./spectral.ts";
