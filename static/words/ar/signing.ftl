### توقيع الخطط والموافقة عليها وسحبها وتسليمها؛ المفاتيح والدعوات.

## توقيع المُعِدّ

signing-title = وقّعها
signing-says = توقيعك يقول: أنا أعددت هذه الخطة، وهذا ما ينبغي أن يُنفَّذ. وأي تغيير بعده يبطله. ويجب أن يوافق عليها شخص آخر قبل تنفيذها.
signing-not-yet = لا يمكن توقيعها بعد: يجب أولاً إصلاح { $n ->
    [one] مشكلة واحدة
    [two] مشكلتين
    [few] { $n } مشكلات
    [many] { $n } مشكلة
   *[other] { $n } مشكلة
}.
signing-show = أظهر ما سأوقّعه
signing-sign-as = وقّع باسم { $person }
signing-term = لا ينبغي أن يسري التوقيع إلى الأبد: على الخطة أن تذكر من متى وإلى متى يجوز تنفيذها.
signing-term-set = اجعله سارياً حتى { $when }
signing-term-says = أي من البداية إلى يوم بعد الانتهاء المخطّط له. وتُدخَل حدود أخرى في خطوة «الجدول الزمني»، تحت «حدود زمنية صارمة».
signing-signed-by = وقّعها { $person }.
signing-message-files = ملفات الرسالة
signing-give = أعطِ plan.dsse.json لمن سيوافق عليه، مع { $files }. ويطّلع عليه في صفحة «الموافقة» في نسخته من Piecewise.
signing-save-whole = احفظ الكل في ملف واحد
signing-save-again = احفظ plan.dsse.json من جديد
signing-whole-says = يضم الملف الواحد، send.zip، كل المستلمين: سلّمه بالعناية نفسها التي تستحقها القائمة.
signing-whole-lacks = لحفظ الكل في ملف واحد، اختر { $files } من جديد في خطوة «الجمهور».
signing-choose-first = اختر أولاً { $files } من جديد في خطوة «الجمهور».
signing-whole-refused = تعذّر إنشاء الملف: تغيّر أحد أجزائه أو اختفى.
signing-was-signed = ما وُقِّع
signing-saved = وُقِّع { $file } وحُفظ في مجلد تنزيلاتك.

## ما يُوقَّع

signing-sheet = ما يُوقَّع
signing-print = اطبع هذه الورقة

## المفاتيح

signing-role = { $role ->
    [approver] مُوافِق
    [operator] مشغّل
   *[author] مُعِدّ
}
signing-key-looking = جارٍ البحث عن مفتاحك…
signing-key = مفتاحك
signing-key-is = مفتاحك: <key>{ $key }</key>
signing-key-whose = { $person }، { $role }
signing-key-name = { $person }، { $role }: { $fingerprint }
signing-key-another = مفتاح آخر
signing-key-enrol = سجّل هذا المفتاح
signing-key-line = أعطِ هذا السطر لمن يحتفظ بملف trust.json، وليقرأ كلٌّ منكما للآخر البصمة <fingerprint>{ $fingerprint }</fingerprint>، هاتفياً أو وجهاً لوجه. لا شيء سرّي في هذا السطر.
signing-key-copy = انسخ السطر
signing-key-stays = لا يمكن للنصف الخاص أن يغادر هذا المتصفح. فإن ضاع فأنشئ مفتاحاً آخر وسجّله: ما وُقِّع يبقى موقَّعاً.
signing-key-none = ليس لك في هذا المتصفح مفتاح { $role ->
    [approver] مُوافِق
    [operator] مشغّل
   *[author] مُعِدّ
} بعد. يُنشأ هنا ويبقى هنا.
signing-key-make = أنشئ مفتاحي
signing-key-none-fits = لا يوجد في هذا المتصفح مفتاح يحق له توقيع هذا.
signing-key-cannot = لا يستطيع هذا المتصفح إنشاء مفاتيح Ed25519. استخدم Chrome أو Edge 137 أو Firefox 129 أو Safari 17 أو أحدث، أو وقّع بالأمر `piecewise sign` في سطر الأوامر.
signing-key-not-kept = لا يحفظ هذا المتصفح المفتاح (ربما هي نافذة خاصة): استخدم نافذة أخرى، أو وقّع في سطر الأوامر.
signing-keys-no-place = لا يمكن حفظ المفاتيح في هذا المتصفح.
signing-key-gone = لم يعد هذا المفتاح في هذا المتصفح. أنشئ مفتاحاً آخر وسجّله.
signing-name = اسمك كما يعرفه زملاؤك
signing-name-says = الاسم نفسه لكل مفاتيحك: المُعِدّ والمُوافِق شخصان مختلفان.

## دعوة

signing-invited-not = لا توجد دعوة: الرابط يعمل مرة واحدة. اطلب رابطاً جديداً ممن يشغّل Piecewise هذا، وافتحه في المتصفح الذي ستستخدمه. <link>إلى الخطة</link>
signing-invited = أنت مدعو إلى توقيع الخطط هنا. يُنشأ مفتاح في هذا المتصفح ولا يمكنه مغادرته؛ ويستلم الخادم اسمك والنصف العلني من المفتاح، ليُعتدّ بتوقيعك.
signing-enrol = أنشئ مفتاحي وسجّله
signing-welcome = أهلاً بك، { $name }. يُعتدّ بتوقيعك من الآن بصفتك { $role ->
    [approver] مُوافِقاً
    [operator] مشغّلاً
   *[author] مُعِدّاً
}.
signing-token-yours = رمز الوصول الخاص بك
signing-token-copy = انسخ الرمز
signing-token-says = يتيح لك الاطّلاع على الخطط وعمليات الإرسال، ويُطلب من جديد كلما أُعيد تحميل هذه الصفحة. لن يظهر مرة أخرى: احفظه في مدير كلمات المرور.
signing-look-at-plan = اطّلع على خطة
signing-plan-send = خطّط لإرسال
signing-enrol-not-understood = لم تُفهم إجابة واجهة الإرسال.
signing-enrol-ask-again = اطلب رابطاً آخر ممن يشغّلها.

## الموافقة

signing-approve-lead = أعدّ شخص ما خطة ووقّعها. تطّلع عليها بملفاتك أنت وعلى حاسوبك أنت، ولا توقّع إلا إذا كانت ما ينبغي تنفيذه. <link>العودة إلى خطتي</link>
signing-trust = التواقيع المعتدّ بها
signing-trust-from = من { $name }.
signing-trust-says = يذكر trust.json المفاتيح ومن وراءها من الأشخاص. يحتفظ به من يشغّل واجهة الإرسال: احصل عليه منه، لا من المُعِدّ.
signing-trust-choose = اختر trust.json
signing-trust-not-text = تعذّرت قراءة { $file } نصاً. اختر trust.json.
signing-believe-api = أو ثق بمن تثق به واجهة إرسال
signing-believe-api-says = مناسب حين يكون مشغّلها هو من كنت ستحصل منه على trust.json. ليقرأ كلٌّ منكما البصمات للآخر.
signing-believe-api-ask = اسألها
signing-plan = الخطة الموقّعة
signing-plan-choose = اختر plan.dsse.json أو send.zip
signing-plan-hint = أو أفلته هنا: يحمل send.zip المستلمين والرسالة معه
signing-plan-from-api = أو افتحها من واجهة إرسال
signing-plans-show = أظهر خططها
signing-plans-open = افتح
signing-would-run = ما سيُنفَّذ
signing-decide = قرارك
signing-approved = تمت الموافقة: وقّع عدد كافٍ من الأشخاص هذه البايتات بعينها. يجوز تنفيذ plan.dsse.json.
signing-approve-not-yet = لا يمكن الموافقة عليها بعد: يجب الاطّلاع على كل ما سبق، وأن يكون سليماً.
signing-approve-not-you = لا يستطيع مفتاحك الموافقة على هذه الخطة: لا يذكره trust.json مفتاحاً لمُوافِق، أو انتهت صلاحيته، أو سبق لك أن وقّعت الخطة.
signing-approve-as = وافق باسم { $person }

## السحب

signing-withdraw = اسحبها: يجب ألا تُنفَّذ هذه الخطة
signing-withdraw-says = يُوقَّع السحب كما تُوقَّع الخطة. ومن كان لديه رفض الخطة نهائياً؛ ويجوز لأي شخص مسجَّل أن يُصدره.
signing-withdraw-why = السبب
signing-withdraw-sign = وقّع السحب
signing-withdraw-no-key = لا يوجد في هذا المتصفح مفتاح لتوقيعه.

## واجهات الإرسال

signing-api = واجهة الإرسال
signing-api-here = هذا الخادم
signing-token = رمز الوصول
signing-token-from = ممن يشغّل واجهة الإرسال. ولا يُحفظ إلا ما دامت علامة التبويب هذه مفتوحة.
signing-tell-withdrawal = أرسل السحب
signing-tell-approval = أرسل الموافقة
signing-told-withdrawal = سُحبت الخطة هناك نهائياً.
signing-told-approval = وصلت الموافقة إلى هناك.
signing-kept-none = لا تحتفظ بأي خطة.
signing-kept-plan = <campaign>{ $campaign }</campaign>، الخطة { $sequence }
signing-kept-awaiting = تنتظر الموافقة
signing-kept-approved = تمت الموافقة عليها
signing-kept-withdrawn = مسحوبة

## التسليم

signing-hand-over = سلّمها
signing-hand-over-again = تابع
signing-hand-over-goes = يذهب إلى { $place } { $n ->
    [zero] لا عناوين
    [one] عنوان واحد
    [two] عنوانان
    [few] { $n } عناوين
    [many] { $n } عنواناً
   *[other] { $n } عنوان
} بكل الأعمدة ({ $columns })، مع الرسالة والخطة الموقّعة.
signing-hand-over-stays = وتبقى هناك حتى مرور { $n ->
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
} على نهاية الإرسال.
signing-hand-over-stays-unknown = ولا تذكر كم تبقى هناك: اسأل من يشغّلها.
signing-hand-over-leave-out = <link>استبعد ما لا يُستخدم</link>، ثم وقّع من جديد: ملفات أخرى تعني خطة أخرى.
signing-hand-over-looking = جارٍ التحقق مما وصل من قبل…
signing-hand-over-sending = { $file }: وصل { $sent } من { $total } بايت…
signing-hand-over-waits = وصلت، وهي تنتظر بدءها.
signing-hand-over-cannot-run = وصلت، ولا يمكن تنفيذها بعد.
signing-hand-over-fingerprint = البصمة: <code>{ $plan }</code>
signing-hand-over-look = اطّلع على إرسالها
signing-hand-over-changed = تغيّرت المسودة أثناء تسليمها.
signing-hand-over-sign-again = وقّعها من جديد أولاً.
signing-hand-over-not-at-hand = لم يعد { $file } متاحاً.
signing-hand-over-choose-again = اختره من جديد في صفحة «الجمهور»، ثم تابع.
signing-api-cut = انقطع الاتصال بواجهة الإرسال، أو أنها لا تستجيب.
signing-api-cut-hint = تابع حين يعود الاتصال: ما وصل لا يُرسَل من جديد.
signing-token-unknown = لا تعرف واجهة الإرسال رمز الوصول هذا.
signing-token-unknown-hint = أدخل الرمز الذي أعطاك إياه من يشغّلها.
signing-api-no-reason = أجابت واجهة الإرسال بالحالة { $status } دون ذكر سبب.
signing-api-ask = اسأل من يشغّلها.
