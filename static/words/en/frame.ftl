### The frame around everything: head, steps, foot, notices, drafts, the first page.

language = Language
language-refused = The texts in { $language } could not be loaded. Try again when you are online.

loading = Opening your draft…
skip = Skip to the step
drafts = Drafts
drafts-this-one = All drafts; this one is { "" }

## Foot of the page

undo = Undo
redo = Redo
kept = The draft is kept on this computer, in this browser. Recipients’ rows are not.
kept-elsewhere = The draft is kept on this computer, and open in another tab as well: each shows what the other changes.
kept-refused = The draft is not kept on this computer.
kept-untried = What you enter stays on this computer.
drafts-all = All drafts
forget = Forget everything on this computer
forget-question = All drafts, their messages and this browser’s keys go away for good. Files you exported stay, and what was signed stays signed.
forget-yes = Forget it
