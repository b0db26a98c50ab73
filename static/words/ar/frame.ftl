### الإطار المحيط بكل شيء: الرأس والخطوات والتذييل والإشعارات والمسودات والصفحة الأولى.

language = اللغة
language-refused = تعذّر تحميل النصوص باللغة { $language }. أعد المحاولة عندما تكون متصلاً بالشبكة.

loading = جارٍ فتح مسودتك…
skip = انتقل إلى الخطوة مباشرة
drafts = المسودات
drafts-this-one = كل المسودات؛ هذه هي { "" }

## التذييل

undo = تراجع
redo = إعادة
kept = المسودة محفوظة على هذا الحاسوب وفي هذا المتصفح. أما صفوف المستلمين فلا تُحفظ.
kept-elsewhere = المسودة محفوظة على هذا الحاسوب، وهي مفتوحة في علامة تبويب أخرى أيضاً: كلٌّ منهما تُظهر ما تغيّره الأخرى.
kept-refused = المسودة غير محفوظة على هذا الحاسوب.
kept-untried = ما تُدخله يبقى على هذا الحاسوب.
drafts-all = كل المسودات
forget = انسَ كل شيء على هذا الحاسوب
forget-question = تزول نهائياً كل المسودات ورسائلها ومفاتيح هذا المتصفح. الملفات التي صدّرتها تبقى، وما وُقِّع يبقى موقَّعاً.
forget-yes = انسَها

## الخطوات

steps = الخطوات
steps-audience = الجمهور
steps-audience-question = من يستلمها؟
steps-message = الرسالة
steps-message-question = ماذا يستلمون؟
steps-accounts = الحسابات
steps-accounts-question = من يرسلها، وبأي سرعة؟
steps-schedule = الجدول الزمني
steps-schedule-question = متى؟
steps-review = المراجعة
steps-review-question = هل كل شيء صحيح؟
steps-send = الإرسال
steps-send-question = إلى أين وصل؟
steps-approve = الموافقة
steps-approve-question = أهذا ما ينبغي أن يُنفَّذ؟
steps-enrol = التسجيل
steps-enrol-question = من أنت؟
steps-drafts-question = على ماذا تعمل؟
steps-not-started = لم تبدأ
steps-done = تمّت
steps-attention = { $n ->
    [zero] لا شيء للنظر فيه
    [one] أمر واحد للنظر فيه
    [two] أمران للنظر فيهما
    [few] { $n } أمور للنظر فيها
    [many] { $n } أمراً للنظر فيه
   *[other] { $n } أمر للنظر فيه
}
steps-next = التالي: { $step }

## ما ينقص بعد

missing-seeds = قائمة عناوين الاختبار
missing-recipients = ملف مستلمين
missing-message = الرسالة
missing-sender = عنوان المرسِل
missing-account = حساب يُرسِل

## الصفحة الأولى

start-title = اعرف كم يستغرق الإرسال الجماعي قبل أن يبدأ.
start-lead = يخطّط Piecewise لإرسال رسالة إلى آلاف الأشخاص أو ملايينهم: متى تكون لدى الجميع، وأي حدّ يؤخّرها، وكيف يُسرَّع الإرسال مع بقاء عنوان واحد ظاهراً في كل رسالة. ولا تغادر بيانات المستلمين هذا الحاسوب أبداً.
start-recipients = ابدأ بمستلميك
start-choose-csv = اختر ملف CSV
start-example = أو اطّلع على مثال جاهز
start-example-says = 24,000 عميل بأربع لغات، وحساب يحتاج إلى عشر ساعات. اعرف السبب، واختصرها إلى دقائق.
start-sample = جرّب المثال
start-sample-refused = تعذّر تحميل المثال. تحقّق من الاتصال وأعد المحاولة.
start-draft = أو تابع مسودة
start-campaign = أو تابع حملة
start-campaign-says = ملف campaign.json صدّرته أنت أو أحد زملائك.
start-import = استورد campaign.json
start-approve = أو وافق على خطة شخص آخر
start-approve-says = خطة موقّعة تنتظر شخصاً ثانياً: اطّلع عليها، ثم وقّعها أو ارفضها.
start-approve-go = وافق على خطة

## الملفات

drop-it-here = أو أفلته هنا
drop-them-here = أو أفلتها هنا
file-saved = حُفظ { $file } في مجلد تنزيلاتك.
file-choose-again = اختره من جديد.
campaign-too-large = { $file } أكبر من أن يكون ملف حملة.
campaign-too-large-hint = حجم ملف الحملة بضعة كيلوبايتات؛ أما المستلمون فيُختارون في خطوة «الجمهور».
campaign-not-text = { $file } ليس نصاً.
campaign-not-text-hint = اختر ملف campaign.json كتبه Piecewise.
campaign-unreadable = تعذّرت قراءة { $file }.
recipients-with-lists = اختر ملف المستلمين مع قوائمه.

## المسودات

drafts-this = هذه المسودة
drafts-blank = لم يُدخَل شيء بعد.
drafts-new = ابدأ مسودة جديدة
drafts-copy = تابع في نسخة
drafts-keep-version = احتفظ بهذا الإصدار
drafts-copy-or-version = النسخة حملة أخرى: قد تصل إلى أشخاص تصل إليهم هذه أيضاً. أما الإصدار فهو ما يمكنك الرجوع إليه.
drafts-versions = إصدارات سابقة
drafts-refused = ليست محفوظة على هذا الحاسوب: احفظها ملفاً في الأسفل.
drafts-elsewhere = وهي مفتوحة في علامة تبويب أخرى أيضاً. كلٌّ منهما تُظهر ما غيّرته الأخرى؛ و«تراجع» يعيد ما كان هنا من قبل.
drafts-kept = تُحفظ على هذا الحاسوب بعد كل تغيير بلحظة.
drafts-version-signed = كما وُقِّعت
drafts-version-kept = احتفظت به أنت
drafts-go-back = ارجع إليه<unseen>، { $when }</unseen>
drafts-delete-version = احذف إصدار { $when }
drafts-delete-version-question = يزول هذا الإصدار نهائياً؛ وتبقى المسودة.
drafts-delete-yes = احذف
drafts-others = مسودات أخرى
drafts-others-say = تبقى محفوظة على هذا الحاسوب وفي هذا المتصفح إلى أن تحذفها. وفتح إحداها يحفظ هذه.
drafts-none = لا توجد أي منها.
drafts-changed = عُدّلت { $when }
drafts-changed-with = { $recipients }، عُدّلت { $when }
drafts-open = افتح<unseen> { $title }</unseen>
drafts-delete = احذف { $title }
drafts-delete-question = تزول المسودة وإصداراتها نهائياً. وتبقى الملفات التي صدّرتها.
drafts-everything = كل شيء في ملف واحد
drafts-everything-says = كل المسودات برسائلها وأعدادها وإصداراتها: لتحتفظ بها أو لتنقلها إلى حاسوب آخر. ولا يضم صفوف المستلمين ولا مفاتيحك.
drafts-save-everything = احفظ كل شيء في ملف واحد
drafts-take = أدخِل ملفاً كهذا
drafts-take-hint = أو أفلته هنا: ما هو موجود هنا يبقى
drafts-take-refused = لا يحتوي { $file } على مسودات من Piecewise. اختر ملفاً أنشأه «احفظ كل شيء في ملف واحد».
drafts-taken-nothing = لم يكن فيه شيء جديد.
drafts-taken = أُدخِلت { $n ->
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $n } مسودات
    [many] { $n } مسودة
   *[other] { $n } مسودة
} من { $file }.
drafts-gone = لم تعد تلك المسودة محفوظة على هذا الحاسوب.
drafts-copy-of = نسخة من { $title }
drafts-version-made = حُفظ هذا الإصدار: يمكن الرجوع إليه في صفحة «المسودات».
drafts-went-back = المسودة الآن كما كانت حينها.
drafts-unreadable = حفظ إصدار آخر من Piecewise على هذا الحاسوب { $n ->
    [one] مسودة واحدة لا يمكن لهذا الإصدار فتحها
    [two] مسودتين لا يمكن لهذا الإصدار فتحهما
    [few] { $n } مسودات لا يمكن لهذا الإصدار فتحها
    [many] { $n } مسودة لا يمكن لهذا الإصدار فتحها
   *[other] { $n } مسودة لا يمكن لهذا الإصدار فتحها
}.
drafts-no-room = لم تبقَ لهذه الصفحة مساحة على هذا الحاسوب: المسودة لا تُحفظ. صدّر campaign.json لتحتفظ بها.
drafts-no-place = لا يحفظ هذا المتصفح بيانات لهذه الصفحة (ربما هي نافذة خاصة): تزول المسودة عند إغلاق علامة التبويب. صدّر campaign.json لتحتفظ بها.
test-note = هذا اختبار: يذهب إلى صناديق بريدك وحدها، في الحال، وبالطريقة نفسها التي ستذهب بها الحملة. وما تغيّره هنا لا يتغيّر هناك.
test-back = العودة إلى الحملة

## الإشعارات

notice-undo = تراجع
notice-dismiss = إخفاء
notice-newer = يتوفر إصدار أحدث من Piecewise. تبقى مسوداتك؛ وتُطلب الملفات من جديد.
notice-newer-take = استخدمه الآن
notice-newer-taken = انتقلت علامة تبويب أخرى إلى إصدار أحدث من Piecewise. أعد تحميل هذه متى ناسبك: مسوداتك باقية.
reload = أعد التحميل
notice-engine-broke = تعطّل شيء في محرّك التخطيط، فأُعيد تشغيله. مسودتك محفوظة.
notice-forgotten = تم النسيان. لم يبقَ شيء من مسوداتك على هذا الحاسوب.
notice-limits-pasted = حدود { $account } هي الآن كما يذكرها SES.
notice-scenario = تُرسَل المسودة كما في «{ $scenario }».
scenario-name = سيناريو { $n }
engine-silent = لم يُحمَّل محرّك التخطيط بعد. تحقّق من الاتصال، ثم أعد تحميل هذه الصفحة. مسودتك محفوظة.
engine-of-another-version = هذه الصفحة ومحرّك التخطيط فيها من إصدارين مختلفين من Piecewise. أعد تحميل الصفحة؛ مسودتك محفوظة.
engine-keeps-breaking = يتعطّل محرّك التخطيط مراراً مع هذه المسودة. صدّر campaign.json ثم أعد التحميل؛ مسودتك محفوظة.
broken-title = تعطّل شيء في هذه الصفحة.
broken-kept = مسودتك محفوظة على هذا الحاسوب. أعد التحميل لتتابع.
broken-details = لمن يُصلح العطل

## المشكلات والفحوص

problems-check = { $n ->
    [zero] لا شيء للتحقق منه
    [one] أمر واحد للتحقق منه
    [two] أمران للتحقق منهما
    [few] { $n } أمور للتحقق منها
    [many] { $n } أمراً للتحقق منه
   *[other] { $n } أمر للتحقق منه
}
problems-know = { $n ->
    [zero] لا شيء للعلم
    [one] أمر واحد للعلم
    [two] أمران للعلم
    [few] { $n } أمور للعلم
    [many] { $n } أمراً للعلم
   *[other] { $n } أمر للعلم
}
problems-error = مشكلة
problems-warning = تحقّق
problems-note = للعلم
problems-place = { $file }، { $line }
show-all = أظهر الكل ({ $n })
checks-title = ما وجدته الفحوص
checks-nothing = لا شيء.
checks-waived = ما يتحمّل أحدهم مسؤوليته
checks-waiver = <who>{ $who }</who>: { $reason }
checks-take-back = اسحبه<unseen> { $code }</unseen>

## الحقول

field-number-up-to = أدخل عدداً صحيحاً لا يتجاوز { $most }.
field-number = أدخل عدداً صحيحاً، مثل 50,000.
field-number-still = ما زال { $n } هو المعتمد.
field-numbers = أدخل أعداداً صحيحة تفصل بينها فواصل: 50, 100, 500, 1000.
field-time = { $time }.
field-time-both = { $local }، أي { $utc }.
field-time-unknown = يذكر ملف الحملة «{ $text }».
field-clear = امسح<unseen> { $label }</unseen>
confirm-no = أبقِه
key-undo = Ctrl+Z
key-redo = Ctrl+Shift+Z
