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

## Steps

steps = Steps
steps-audience = Audience
steps-audience-question = Who gets it?
steps-message = Message
steps-message-question = What do they get?
steps-accounts = Accounts
steps-accounts-question = Who sends it, and how fast?
steps-schedule = Schedule
steps-schedule-question = When?
steps-review = Review
steps-review-question = Is it right?
steps-send = Send
steps-send-question = How far is it?
steps-approve = Approve
steps-approve-question = Is this what should run?
steps-enrol = Enrol
steps-enrol-question = Who are you?
steps-drafts-question = What are you working on?
steps-not-started = not started
steps-done = done
steps-attention = { $n ->
    [one] { $n } thing to look at
   *[other] { $n } things to look at
}
steps-next = Next: { $step }

## What is still missing

missing-seeds = the seed list
missing-recipients = a recipient file
missing-message = the message
missing-sender = the sender's address
missing-account = an account that sends

## The first page

start-title = Know how long a mass send takes, before it starts.
start-lead = Piecewise plans a mailing to thousands or millions of people: when everybody has it, which limit holds it back, and how to make it faster while each message still shows one address. Recipients never leave this computer.
start-recipients = Begin with your recipients
start-choose-csv = Choose a CSV file
start-example = Or look at a finished example
start-example-says = 24,000 customers in four languages, and an account that would take ten hours. See why, and bring it down to minutes.
start-sample = Try the sample
start-sample-refused = The sample could not be loaded. Check the connection and try again.
start-draft = Or go on with a draft
start-campaign = Or go on with a campaign
start-campaign-says = A campaign.json that you or a colleague exported.
start-import = Import campaign.json
start-approve = Or approve somebody’s plan
start-approve-says = A signed plan waits for a second person: look at it, and sign or refuse.
start-approve-go = Approve a plan

## Files

drop-it-here = or drop it here
drop-them-here = or drop them here
file-saved = { $file } is saved to your downloads.
file-choose-again = Choose it again.
campaign-too-large = { $file } is too large for a campaign file.
campaign-too-large-hint = A campaign file has some kilobytes; recipients are chosen on the Audience step.
campaign-not-text = { $file } is not text.
campaign-not-text-hint = Choose a campaign.json that Piecewise wrote.
campaign-unreadable = { $file } could not be read.
recipients-with-lists = Choose the recipient file together with its lists.

## Drafts

drafts-this = This draft
drafts-blank = Nothing has been entered yet.
drafts-new = Begin a new draft
drafts-copy = Go on with a copy
drafts-keep-version = Keep this version
drafts-copy-or-version = A copy is another campaign: it may reach people whom this one reaches as well. A version is what you can come back to.
drafts-versions = Earlier versions
drafts-refused = It is not kept on this computer: save it as a file below.
drafts-elsewhere = It is open in another tab as well. Each shows what the other has changed; Undo brings back what was here before.
drafts-kept = It is kept on this computer a moment after each change.
drafts-version-signed = as it was signed
drafts-version-kept = kept by you
drafts-go-back = Go back to it<unseen>, { $when }</unseen>
drafts-delete-version = Delete the version of { $when }
drafts-delete-version-question = This version goes away for good; the draft stays.
drafts-delete-yes = Delete it
drafts-others = Other drafts
drafts-others-say = They are kept on this computer, in this browser, until you delete them. To open one keeps this one.
drafts-none = There are none.
drafts-changed = changed { $when }
drafts-changed-with = { $recipients }, changed { $when }
drafts-open = Open<unseen> { $title }</unseen>
drafts-delete = Delete { $title }
drafts-delete-question = The draft with its versions goes away for good. Files you exported stay.
drafts-everything = Everything as one file
drafts-everything-says = All drafts with their messages, counts and versions: to keep, or to take to another computer. Recipients’ rows and your keys are not in it.
drafts-save-everything = Save everything as one file
drafts-take = Take in such a file
drafts-take-hint = or drop it here: what is here stays
drafts-take-refused = { $file } holds no drafts of Piecewise. Choose a file that “Save everything as one file” has made.
drafts-taken-nothing = Nothing new was in it.
drafts-taken = { $n ->
    [one] { $n } draft was taken in
   *[other] { $n } drafts were taken in
} from { $file }.
drafts-gone = That draft is no longer kept on this computer.
drafts-copy-of = Copy of { $title }
drafts-version-made = Kept: this version can be come back to on the Drafts page.
drafts-went-back = The draft is as it was then.
drafts-unreadable = { $n ->
    [one] { $n } draft was
   *[other] { $n } drafts were
} kept on this computer by another version of Piecewise and cannot be opened by this one.
drafts-no-room = There is no room left for this page on this computer: the draft is not kept. Export campaign.json to keep it.
drafts-no-place = This browser does not keep data for this page (perhaps a private window): the draft is gone when the tab closes. Export campaign.json to keep it.
test-note = This is a test: it goes to your own mailboxes alone, at once, the way the campaign will. What you change here is not changed there.
test-back = Back to the campaign

## Notices

notice-undo = Undo
notice-dismiss = Dismiss
notice-newer = A newer version of Piecewise is here. Your drafts stay; files are asked for again.
notice-newer-take = Take it now
notice-newer-taken = Another tab has taken a newer version of Piecewise. Reload this one when it suits you: your drafts stay.
reload = Reload
notice-engine-broke = Something broke in the planning engine, and it was started again. Your draft is saved.
notice-forgotten = Forgotten. Nothing of your drafts is left on this computer.
notice-limits-pasted = The limits of { $account } are as SES says.
notice-scenario = The draft is sent as in “{ $scenario }”.
scenario-name = Scenario { $n }
engine-silent = The planning engine has not loaded yet. Check the connection, then reload this page. Your draft is kept.
engine-of-another-version = This page and its planning engine come from different versions of Piecewise. Reload the page; your draft is kept.
engine-keeps-breaking = The planning engine keeps breaking on this draft. Export campaign.json, then reload; your draft is kept.
broken-title = Something broke in this page.
broken-kept = Your draft is saved on this computer. Reload to go on.
broken-details = For whoever mends it

## Problems and checks

problems-check = { $n ->
    [one] { $n } thing to check
   *[other] { $n } things to check
}
problems-know = { $n ->
    [one] { $n } thing to know
   *[other] { $n } things to know
}
problems-error = Problem
problems-warning = Check
problems-note = Note
problems-place = { $file }, { $line }
show-all = Show all { $n }
checks-title = What the checks found
checks-nothing = Nothing.
checks-waived = What somebody answers for
checks-waiver = <who>{ $who }</who>: { $reason }
checks-take-back = Take back<unseen> { $code }</unseen>

## Fields

field-number-up-to = Enter a whole number up to { $most }.
field-number = Enter a whole number, such as 50,000.
field-number-still = { $n } still counts.
field-numbers = Enter whole numbers with commas between them: 50, 100, 500, 1000.
field-time = { $time }.
field-time-both = { $local }, that is { $utc }.
field-time-unknown = The campaign file says “{ $text }”.
field-clear = Clear<unseen> { $label }</unseen>
confirm-no = Keep it
key-undo = Ctrl+Z
key-redo = Ctrl+Shift+Z
