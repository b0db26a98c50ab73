### The audience: recipient files, columns, numbers, lists beside them.

audience-title = Who gets it?
audience-file = Recipient file
audience-choose = Choose a CSV file
audience-choose-hint = or drop it here: several are read as one; gzip is fine too
audience-choose-another = Choose another file
audience-choose-again = Choose the file again
audience-or-drop = or drop it here
audience-counts-from = The counts below come from { $files }. Its rows are not kept here: drop the file again to change columns or lists. Everything else can go on.
audience-named = The campaign names { $files }. Choose it to go on.
audience-take-out = Take the audience out
audience-take-out-question = The counts go away; the file itself stays where it is.
audience-take-out-yes = Take it out

## How a file is written

audience-format = Read it in another way
audience-format-separated = separated by { $delimiter }
audience-format-headerless = no header line
audience-format-gzip = gzip archive
audience-format-find-out = find out
audience-format-as-it-seems = as it seems: { $found }
audience-format-encoding = Encoding
audience-format-encoding-hint = Choose another where names are written wrong.
audience-format-delimiter = Values are separated by
audience-format-quote = Values stand in
audience-format-header = First line
audience-format-header-names = names of columns
audience-format-header-recipient = the first recipient
audience-delimiter-comma = comma
audience-delimiter-semicolon = semicolon
audience-delimiter-tab = tab
audience-delimiter-bar = vertical bar
audience-quote-double = double quotes
audience-quote-single = single quotes
audience-quote-none = no quotes
audience-encoding-utf-16be = UTF-16 (big-endian)
audience-encoding-windows-1252 = Windows-1252 (Western European)
audience-encoding-windows-1256 = Windows-1256 (Arabic)

## Reading

audience-reading = Reading
audience-reading-files = Reading { $files }
audience-reading-so-far = { $read } of { $total } · { $rows }
audience-reading-recipients = { $n ->
    [one] { $n } recipient so far
   *[other] { $n } recipients so far
}
audience-reading-cancel = Cancel
audience-cancelled = Cancelled. Nothing was saved, and nothing has changed.
audience-reading-cancelled = Reading cancelled. Choose the file again when you are ready.
audience-reading-cancelled-counts = Reading cancelled. The counts from before still stand.
audience-same-file = { $files } is the same file as before, byte for byte.
audience-changed-file = { $files } is not the file it was: its content has changed. The counts are new.
audience-replaced-file = { $files } replaces { $before }. The counts are new.
audience-saved = { $name } is saved to your downloads. It holds addresses: keep it as carefully as the list itself.

## What the columns mean

audience-columns = What the columns mean
audience-columns-drop = To change columns, drop { $files } again.
audience-columns-drop-unnamed = To change columns, drop the file again.
audience-columns-table = Columns with examples
audience-column = Column
audience-column-address = Address
audience-column-address-hint = Required: one e-mail address per row.
audience-column-address-choose = choose the column
audience-column-locale = Locale
audience-column-locale-hint = Decides which language a person gets.
audience-column-locale-none = none: everybody gets the same language
audience-column-time-zone = Time zone
audience-column-time-zone-hint = IANA names, such as Europe/Berlin.
audience-column-time-zone-none = none
audience-column-means = Means
audience-column-filled = Filled
audience-column-empty = Empty
audience-column-different = Different, about
audience-column-longest = Longest
audience-column-examples = Examples (shown here only, never stored)
audience-examples-empty = empty
audience-means-address = address
audience-means-locale = locale
audience-means-time-zone = time zone

## Columns that nothing uses

audience-unused = { $unused ->
    [one] One of { $all } { $all ->
        [one] column
       *[other] columns
    } is used by neither the message nor the plan: { $names }.
   *[other] { $unused } of { $all } columns are used by neither the message nor the plan: { $names }.
}
audience-unused-sent = Every column of a file goes to the send API.
audience-unused-continuation = This plan continues another, so its files must stay as they are.
audience-unused-drop = Drop the file again to leave out what is not used.
audience-unused-about = A file without them is saved to your downloads and takes the place of the one at hand: the same recipients, and only what they need. The original stays as it is.
audience-unused-leave-out = Leave out what is not used
audience-unused-leaving-out = Leaving out what is not used
audience-reduced = The same { $recipients } without { $columns }: { $names } { $files ->
    [one] is the audience from now on, and is saved to your downloads.
   *[other] are the audience from now on, and are saved to your downloads.
}
audience-reduced-wrong = { $names } has { $recipients }, { $old } had { $before }: choose { $old } again.

## In numbers

audience-numbers = In numbers
audience-numbers-rows = rows
audience-numbers-recipients = recipients
audience-numbers-recipients-why = they get the message
audience-numbers-duplicates = duplicates
audience-numbers-duplicates-why = the address came before
audience-numbers-suppressed = suppressed
audience-numbers-suppressed-why = on a suppression list
audience-numbers-rejected = not mailed
audience-numbers-rejected-why = something in the row is wrong
audience-numbers-left-out = left out
audience-numbers-left-out-why = a plan before has reached them, or may have
audience-by-mailbox-provider = By mailbox provider
audience-by-locale = By locale
audience-by-time-zone = By time zone
audience-by-domain = Other domains, the greatest
audience-mailbox-provider = Mailbox provider
audience-mailbox-provider-choose = choose one
audience-mailbox-provider-unknown = { $id } (not known)
audience-locale = Locale
audience-time-zone = Time zone
audience-domain = Domain
audience-bars-recipients = Recipients
audience-bars-share = Share
audience-bars-more = Show { $n } more

## Rows that are not mailed, and duplicates

audience-show-all = Show all { $n }
audience-first-listed = The first { $n } are listed.
audience-rejects = { $n ->
    [one] { $n } row is not mailed
   *[other] { $n } rows are not mailed
}
audience-rejects-which = Which rows
audience-rejects-not-kept = What stands in them was not kept. Drop the file again to see it.
audience-rejects-table = Rows that are not mailed
audience-rejects-file = File
audience-rejects-line = Line
audience-rejects-reason = Reason
audience-rejects-excerpt = What stands there
audience-rejects-drop = Drop { $files } again to save them.
audience-rejects-save = { $n ->
    [one] Save all { $n } rejected row
   *[other] Save all { $n } rejected rows
}
audience-rejects-looking = Looking for rejected rows
audience-duplicates-about = Each address is mailed once, as its first row says.
audience-duplicates-read-twice = To say which row that is, the files are read twice; nothing of them is kept.
audience-duplicates-show = Show what they repeat
audience-duplicates-save = { $n ->
    [one] Save all { $n } duplicate
   *[other] Save all { $n } duplicates
}
audience-duplicates-looking = Looking for the rows that they repeat
audience-duplicates-drop = Drop { $files } again to see or save them.
audience-duplicates-line = Line { $line } repeats line { $first } of { $file }.
audience-duplicates-line-of-file = Line { $line } of { $file } repeats line { $first } of { $first_file }.

## Lists beside the recipient files

audience-suppression = People who must not be mailed
audience-suppression-about = Unsubscribes, complaints, bounces: a file of addresses. Whoever is on it gets nothing.
audience-suppression-add = Add a list
audience-seeds = Own mailboxes for checking
audience-seeds-about = A seed list: a file with the same columns as the recipients. Whoever is on it gets the message first, once, as its row says.
audience-seeds-add = Add a seed list
audience-lists-drop-first = Drop the recipient file again to change the lists.
audience-list-not-read = not read: choose it again
audience-list-unreadable = could not be read
audience-list-remove = Remove

## An account, beyond its limits (accounts page)

accounts-advanced = Advanced
accounts-advanced-share-says = at most { $percent } %
accounts-advanced-standby-says = on standby
accounts-advanced-working-hours-says = working hours
accounts-advanced-warm-up-says = warm-up
accounts-advanced-sizes-says = sizes of your own
accounts-advanced-standby = Kept for when another account fails
accounts-advanced-standby-hint = The plan does not use it.
accounts-advanced-share = Most of the recipients it may take
accounts-advanced-share-hint = Empty: as many as is fastest.
accounts-advanced-call-size = Largest call
accounts-advanced-message-size = Largest message
accounts-advanced-bytes = bytes
accounts-advanced-size-none = Empty: none, because the provider documents none.
accounts-advanced-size-documented = Empty: { $bytes }, as documented ({ $site }, { $date }).
accounts-advanced-guard = Guard
accounts-advanced-guard-hint = Added to the length of every limit’s window, so that clocks and networks that jitter do not make the provider see one call too many. At least as long as a call takes, or the send ends later than planned.
accounts-advanced-milliseconds = ms
accounts-advanced-errors = Calls in a thousand that fail
accounts-advanced-errors-hint = And are made again: only the expected finish counts them. Empty: none.
accounts-advanced-documents = What { $provider } documents
