### Signing, approving and withdrawing plans, handing them over; keys and invitations.

## The author signs

signing-title = Sign it
signing-says = Your signature says: I made this plan, and this is what is to run. Any change afterwards makes it void. Another person has to approve it before it runs.
signing-not-yet = It cannot be signed yet: { $n ->
    [one] { $n } problem must be mended
   *[other] { $n } problems must be mended
} first.
signing-show = Show what I would sign
signing-sign-as = Sign as { $person }
signing-term = A signature must not hold for ever: the plan has to say from when until when it may run.
signing-term-set = Let it hold until { $when }
signing-term-says = That is from the start to a day after the planned finish. Other bounds are entered on the Schedule step, under “Hard bounds in time”.
signing-signed-by = Signed by { $person }.
signing-message-files = the message’s files
signing-give = Give plan.dsse.json to the person who approves it, together with { $files }. They look at it on the Approve page of their own Piecewise.
signing-save-whole = Save it all as one file
signing-save-again = Save plan.dsse.json again
signing-whole-says = The one file, send.zip, holds every recipient: hand it on as carefully as the list itself.
signing-whole-lacks = To save it all as one file, choose { $files } again on the Audience step.
signing-choose-first = Choose { $files } again on the Audience step first.
signing-whole-refused = The file could not be made: one of its parts changed or went away.
signing-was-signed = What was signed
signing-saved = { $file } is signed and saved to your downloads.

## What is signed

signing-sheet = What is signed
signing-print = Print this sheet

## Keys

signing-role = { $role ->
    [approver] approver
    [operator] operator
   *[author] author
}
signing-key-looking = Looking for your key…
signing-key = Your key
signing-key-is = Your key: <key>{ $key }</key>
signing-key-whose = { $person }, { $role }
signing-key-name = { $person }, { $role }: { $fingerprint }
signing-key-another = Another key
signing-key-enrol = Have this key enrolled
signing-key-line = Give this line to whoever keeps trust.json, and read the fingerprint <fingerprint>{ $fingerprint }</fingerprint> to each other, by telephone or in a room. Nothing in the line is secret.
signing-key-copy = Copy the line
signing-key-stays = The private half cannot leave this browser. If it is lost, make another key and have that enrolled: what was signed stays signed.
signing-key-none = You have no { $role ->
    [approver] approver
    [operator] operator
   *[author] author
}’s key in this browser yet. It is made here, and stays here.
signing-key-make = Make my key
signing-key-none-fits = There is no key in this browser that may sign this.
signing-key-cannot = This browser cannot make Ed25519 keys. Use Chrome or Edge 137, Firefox 129, Safari 17 or newer, or sign with `piecewise sign` on the command line.
signing-key-not-kept = This browser does not keep the key (perhaps a private window): use another window, or sign on the command line.
signing-keys-no-place = Keys cannot be kept in this browser.
signing-key-gone = This key is not in this browser any more. Make another one and have it enrolled.
signing-name = Your name, as colleagues know it
signing-name-says = The same for all of your keys: author and approver are different people.

## An invitation

signing-invited-not = There is no invitation: a link works once. Ask whoever runs this Piecewise for a new one, and open it in the browser that you will use. <link>To the plan</link>
signing-invited = You are invited to sign plans here. A key is made in this browser and cannot leave it; the server gets your name and the key’s public half, so that your signature counts.
signing-enrol = Make my key and enrol it
signing-welcome = Welcome, { $name }. Your signature counts from now on, as { $role ->
    [approver] approver
    [operator] operator
   *[author] author
}.
signing-token-yours = Your access token
signing-token-copy = Copy the token
signing-token-says = It lets you look at plans and sends, and is asked for again whenever this page is loaded anew. It is not shown again: put it into your password manager.
signing-look-at-plan = Look at a plan
signing-plan-send = Plan a send
signing-enrol-not-understood = The send API’s answer was not understood.
signing-enrol-ask-again = Ask whoever runs it for another link.

## Approving

signing-approve-lead = Somebody made a plan and signed it. You look at it with your own files, on your own computer, and sign only if it is what should run. <link>Back to my own plan</link>
signing-trust = Whose signatures count
signing-trust-from = From { $name }.
signing-trust-says = trust.json names the keys and the people behind them. Whoever runs the send API keeps it: get it from them, not from the author.
signing-trust-choose = Choose trust.json
signing-trust-not-text = { $file } cannot be read as text. Choose trust.json.
signing-believe-api = Or believe whom a send API believes
signing-believe-api-says = Right where whoever runs it is who you would get trust.json from. Read the fingerprints to each other.
signing-believe-api-ask = Ask it
signing-plan = The signed plan
signing-plan-choose = Choose plan.dsse.json or send.zip
signing-plan-hint = or drop it here: send.zip brings recipients and message along
signing-plan-from-api = Or open it from a send API
signing-plans-show = Show its plans
signing-plans-open = Open
signing-would-run = What would run
signing-decide = Your decision
signing-approved = Approved: enough people have signed these very bytes. plan.dsse.json may run.
signing-approve-not-yet = It cannot be approved yet: everything above must be looked at, and fine.
signing-approve-not-you = Your key cannot approve this plan: trust.json does not name it as an approver’s, it has expired, or you have signed the plan already.
signing-approve-as = Approve as { $person }

## Withdrawing

signing-withdraw = Withdraw it: this plan must not run
signing-withdraw-says = A withdrawal is signed like a plan. Whoever has it refuses the plan, for good; any one enrolled person may give it.
signing-withdraw-why = Why
signing-withdraw-sign = Sign the withdrawal
signing-withdraw-no-key = There is no key in this browser to sign it with.

## Send APIs

signing-api = Send API
signing-api-here = this server
signing-token = Access token
signing-token-from = From whoever runs the send API. It is kept only as long as this tab is open.
signing-tell-withdrawal = Send the withdrawal
signing-tell-approval = Send the approval
signing-told-withdrawal = The plan is withdrawn there, for good.
signing-told-approval = The approval is there.
signing-kept-none = It keeps no plan.
signing-kept-plan = <campaign>{ $campaign }</campaign>, plan { $sequence }
signing-kept-awaiting = waits for approval
signing-kept-approved = approved
signing-kept-withdrawn = withdrawn

## Handing over

signing-hand-over = Hand it over
signing-hand-over-again = Go on
signing-hand-over-goes = { $n ->
    [one] { $n } address
   *[other] { $n } addresses
} with every column ({ $columns }) go to { $place }, with the message and the signed plan.
signing-hand-over-stays = They stay there until { $n ->
    [one] { $n } day
   *[other] { $n } days
} after the end of the send.
signing-hand-over-stays-unknown = It does not say for how long they stay there: ask whoever runs it.
signing-hand-over-leave-out = <link>Leave out what is not used</link>, then sign again: other files make another plan.
signing-hand-over-looking = Looking what is there already…
signing-hand-over-sending = { $file }: { $sent } of { $total } bytes are there…
signing-hand-over-waits = It is there, and waits for its start.
signing-hand-over-cannot-run = It is there, and cannot run yet.
signing-hand-over-fingerprint = Fingerprint: <code>{ $plan }</code>
signing-hand-over-look = Look at its send
signing-hand-over-changed = The draft was changed while it was being handed over.
signing-hand-over-sign-again = Sign it again first.
signing-hand-over-not-at-hand = { $file } is not at hand any more.
signing-hand-over-choose-again = Choose it again on the Audience page, then go on.
signing-api-cut = The connection to the send API was cut, or it does not answer.
signing-api-cut-hint = Go on when the connection is back: what has arrived is not sent again.
signing-token-unknown = The send API does not know this access token.
signing-token-unknown-hint = Enter the token that whoever runs it has given to you.
signing-api-no-reason = The send API answered with status { $status } and no reason.
signing-api-ask = Ask whoever runs it.
