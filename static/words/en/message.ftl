### The message: files, sender, preview, translations, checks.

message-title = What do they get?
message-files = The message
message-choose-files = Choose files
message-choose-folder = Choose a folder
message-or-drop = or drop files, a folder or a zip file here
message-named-folder = The campaign names the folder { $folder }. Choose it to go on.
message-naming = How to name the files
message-naming-folders = One folder per locale, each with a subject, an HTML and a text file:
message-naming-layout = Or one layout, in HTML or MJML, and the words of each language:
message-naming-words = The layout takes its words by <code>{ "{{t \"greeting\"}}" }</code>; the strings <code>subject</code> and <code>preheader</code> are the message’s own.
message-naming-fields = Merge fields are written in Handlebars: <code>{ "{{first_name}}" }</code> takes the column of that name, and <code>{ "{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}" }</code> has something to say where it is empty.

## From whom, and why

message-sender = From whom
message-sender-name = Sender’s name
message-sender-name-example = Example Exchange
message-sender-address = Sender’s address
message-sender-address-example = news@example.com
message-reply-to = Reply to, if not the sender
message-purpose = Why they are mailed
message-purpose-service = Service
message-purpose-service-why = They need to know as customers: an outage, new terms, a security notice.
message-purpose-marketing = Marketing
message-purpose-marketing-why = They asked for news: a one-click unsubscribe is due.
message-unsubscribe = How they unsubscribe
message-unsubscribe-about = Mail programs show a button for it beside the sender. Gmail and Yahoo ask for one in marketing mail, and for one click to be enough.
message-unsubscribe-link = Their unsubscribe link
message-unsubscribe-link-example = { "https://example.com/leave?t={{token}}" }
message-unsubscribe-link-hint = With the column that tells them apart.
message-unsubscribe-address = Address that takes the same wish
message-unsubscribe-one-click = One click is enough
message-unsubscribe-one-click-hint = Ask your engineers: the link has to answer a POST without a page or a login (RFC 8058).

## Files by locale

message-files-table = Files of the message
message-locale = Locale
message-part-subject = Subject
message-part-preheader = Preheader
message-part-html = HTML
message-part-text = Text
message-lacks-subject = no subject
message-lacks-preheader = none
message-lacks-html = no HTML
message-lacks-text = no text
message-text-generated = made from the HTML
message-files-shared = For several languages:
message-files-unused = Not used, because the name does not say which locale and part it is:
message-files-save = Save all as a zip file
message-files-remove = Remove all files
message-files-remove-question = All files of the message go. Undo brings them back.
message-files-remove-yes = Remove them
message-file-remove = Remove
message-file-write = Write on { $path }

## Writing a part

message-new = Write a part here
message-new-language = Language
message-new-language-hint = A code such as en, pt-BR or ar.
message-new-part = Part
message-new-preheader = Preheader: shown beside the subject in a mailbox
message-new-write = Write it
message-editor = Write: <path>{ $path }</path>
message-editor-close = Close
message-editor-text = Text of { $path }
message-editor-nothing = Nothing found in this file.
message-editor-checking = Checking…

## Findings, and who answers for them

message-finding-show = Show where
message-finding-place = { $file }, { $line }
message-waive = Let it stand…
message-waive-about = Name and reason stand in the plan, where the approver reads them.
message-waive-who = Who answers for it
message-waive-why = Why it may stand
message-waive-yes = Let it stand
message-waive-no = Cancel

## Who gets which language

message-languages = Who gets which language
message-languages-fallback = People without a template of their own get
message-languages-nobody = nobody: they get no message
message-languages-no-template = { $locale } (has no template)
message-languages-own = <locale>{ $locale }</locale>: { $recipients }, their own
message-languages-other = <locale>{ $locale }</locale>: { $recipients }, get { $language }
message-languages-none = <locale>{ $locale }</locale>: { $recipients }, have no template: choose a fallback, or add one

## Merge fields

message-fields = Merge fields
message-fields-about = What the message takes from the recipient file, and for how many people it is empty there.
message-fields-table = Merge fields by locale
message-fields-field = Field
message-fields-no-locale = no locale
message-fields-in-file = In the recipient file
message-fields-no-recipients = no recipients read yet
message-fields-unused = not used
message-fields-no-column = no such column
message-fields-fine = fine
message-fields-empty-for-all = empty for all { $n }
message-fields-empty-for = empty for { $n }

## What one of them reads

message-preview = What one of them reads
message-preview-view = Show
message-preview-html = A mail program shows it
message-preview-html-about = Styles and pictures of its own; nothing runs, nothing is loaded.
message-preview-text = Plain text
message-preview-text-about = What a program without HTML shows, and many previews.
message-preview-raw = The raw message
message-preview-raw-about = Headers and parts, byte for byte as they leave.
message-preview-request = What the provider gets
message-preview-request-about = The request of a call with this one recipient.
message-preview-phone = As wide as a phone
message-preview-dark = Dark
message-preview-pictures = Pictures
message-preview-file = File
message-preview-row = Row of the recipient file
message-preview-row-hint = 1 is the first after the header.
message-preview-language = Language
message-preview-language-own = their own
message-preview-account = Through
message-preview-no-audience = Choose the recipient file on the Audience page to see a message.
message-preview-no-account = Choose an account on the Accounts page first.
message-preview-looking = Looking the row up…
message-preview-whether-mailed = Looking up whether this person is mailed…
message-preview-to = To
message-preview-gaps = Nothing stands in { $fields } for this recipient.
message-preview-text-generated = Made from the HTML part: nobody wrote a text.
message-preview-text-part = The text part
message-preview-raw-seen = Read back from these bytes: one address is visible, the recipient’s own.
message-preview-smtputf8 = The address needs a server that takes international addresses (SMTPUTF8).
message-preview-body = The request
message-preview-request-seen = { $provider }: { $bytes }. Read back from them, the recipient sees { $seen ->
    [one] { $seen } visible address
   *[other] { $seen } visible addresses
}.
message-preview-withheld = { $n ->
    [one] { $n } picture on a server is not loaded here: a preview reaches nobody. What the alt text says stands there, as where pictures are switched off.
   *[other] { $n } pictures on servers are not loaded here: a preview reaches nobody. What the alt text says stands there, as where pictures are switched off.
}

## Translations

message-strings = Translations
message-strings-about = The words of the message, translated from { $locale }.
message-strings-open = Only what needs work
message-strings-table = Strings by language
message-strings-string = String
message-strings-complete = <locale>{ $locale }</locale>: complete
message-strings-to-look-at = <locale>{ $locale }</locale>: { $strings } to look at
message-strings-written = written
message-strings-translated = translated
message-strings-stale = original has changed
message-strings-untranslated = same as the original
message-strings-missing = missing: shows { $language }
message-strings-missing-everywhere = missing everywhere
message-strings-lost = lost { $fields }
message-strings-out-and-back = Out to translators, and back
message-strings-language = Language they translate into
message-strings-language-hint = A code such as pt-BR. A new one begins a new language.
message-strings-save-csv = Save for a spreadsheet
message-strings-save-json = Save as JSON
message-strings-take-in = Take a translation in
message-strings-take-in-hint = What came back for { $locale }, .csv or .json
message-strings-taken = The strings of { $locale } are as the file says.

## What an approver has looked at (approve page)

signing-looks = What was looked at, on this computer
signing-looks-fine = fine
signing-looks-not-checked = not checked
signing-looks-wrong = wrong
signing-looks-signatures = Somebody stands for it
signing-looks-difference = What has changed since the plan approved before
signing-looks-promises = Every call keeps every limit and shows one address per message
signing-looks-audience = The recipients are the plan’s
signing-looks-message = The message is the plan’s
signing-looks-findings = The rules over message and recipients
signing-looks-before = Choose the plan approved before
signing-looks-before-hint = a plan.dsse.json
signing-looks-before-none = None was approved before
signing-looks-details = { $n ->
    [one] { $n } detail more
   *[other] { $n } details more
}
signing-looks-missing = Still missing: { $files }. Files are known by their names.
signing-looks-rows = { $n ->
    [one] { $n } row read so far…
   *[other] { $n } rows read so far…
}
signing-looks-choose = Choose the files
signing-looks-or-drop = or drop them here
