import type { GradedEdit } from "./graded-edit.ts";
import { otherEdits } from "./other-edits.ts";
import { replyEdits } from "./reply-edits.ts";
import { requestEdits } from "./request-edits.ts";

/** Every graded edit. */
export const gradedEdits: readonly GradedEdit[] = [...requestEdits, ...replyEdits, ...otherEdits];
