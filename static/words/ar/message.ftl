### الرسالة: الملفات والمرسل والمعاينة والترجمات والفحوص.

message-title = ماذا يستلمون؟
message-files = الرسالة
message-choose-files = اختر ملفات
message-choose-folder = اختر مجلداً
message-or-drop = أو أفلت هنا ملفات أو مجلداً أو ملف zip
message-named-folder = تذكر الحملة المجلد { $folder }. اختره للمتابعة.
message-naming = كيف تسمّي الملفات
message-naming-folders = مجلد لكل لغة، في كل منها ملف للموضوع وملف HTML وملف نصي:
message-naming-layout = أو تصميم واحد، بصيغة HTML أو MJML، وكلمات كل لغة:
message-naming-words = يأخذ التصميم كلماته بواسطة <code>{ "{{t \"greeting\"}}" }</code>، والنصان <code>subject</code> و<code>preheader</code> هما نصّا الرسالة نفسها.
message-naming-fields = تُكتب حقول الدمج بصيغة Handlebars: يأخذ <code>{ "{{first_name}}" }</code> العمود الذي يحمل هذا الاسم، أما <code>{ "{{#if first_name}}Dear {{first_name}}{{else}}Hello{{/if}}" }</code> فلديه ما يقوله حين يكون فارغاً.

## ممن، ولماذا

message-sender = ممن
message-sender-name = اسم المرسل
message-sender-name-example = بورصة المثال
message-sender-address = عنوان المرسل
message-sender-address-example = news@example.com
message-reply-to = الرد إلى، إن لم يكن المرسل
message-purpose = لماذا يُرسل إليهم
message-purpose-service = خدمة
message-purpose-service-why = يلزمهم أن يعرفوا بصفتهم عملاء: انقطاع، شروط جديدة، تنبيه أمني.
message-purpose-marketing = تسويق
message-purpose-marketing-why = طلبوا الأخبار: يلزم إتاحة إلغاء الاشتراك بنقرة واحدة.
message-unsubscribe = كيف يلغون اشتراكهم
message-unsubscribe-about = تعرض برامج البريد زراً لذلك بجانب المرسل. ويطلبه Gmail وYahoo في بريد التسويق، ويطلبان أن تكفي نقرة واحدة.
message-unsubscribe-link = رابط إلغاء الاشتراك لكل شخص
message-unsubscribe-link-example = { "https://example.com/leave?t={{token}}" }
message-unsubscribe-link-hint = مع العمود الذي يميّز بعضهم من بعض.
message-unsubscribe-address = عنوان يستقبل الطلب نفسه
message-unsubscribe-one-click = نقرة واحدة تكفي
message-unsubscribe-one-click-hint = اسأل مهندسيك: يجب أن يستجيب الرابط لطلب POST من دون صفحة أو تسجيل دخول (RFC 8058).

## الملفات حسب اللغة

message-files-table = ملفات الرسالة
message-locale = اللغة
message-part-subject = الموضوع
message-part-preheader = النص التمهيدي
message-part-html = HTML
message-part-text = النص
message-lacks-subject = لا موضوع
message-lacks-preheader = لا يوجد
message-lacks-html = لا HTML
message-lacks-text = لا نص
message-text-generated = مُولَّد من HTML
message-files-shared = لعدة لغات:
message-files-unused = غير مستخدمة، لأن الاسم لا يبيّن اللغة والجزء:
message-files-save = احفظ الكل في ملف zip
message-files-remove = أزل كل الملفات
message-files-remove-question = تزول كل ملفات الرسالة. ويعيدها التراجع.
message-files-remove-yes = أزلها
message-file-remove = إزالة
message-file-write = الكتابة في { $path }

## كتابة جزء

message-new = اكتب جزءاً هنا
message-new-language = اللغة
message-new-language-hint = رمز مثل en أو pt-BR أو ar.
message-new-part = الجزء
message-new-preheader = النص التمهيدي: يظهر بجانب الموضوع في صندوق البريد
message-new-write = اكتبه
message-editor = الكتابة في: <path>{ $path }</path>
message-editor-close = إغلاق
message-editor-text = نص { $path }
message-editor-nothing = لم يُعثر على شيء في هذا الملف.
message-editor-checking = جارٍ الفحص…

## الملاحظات، ومن يتحمّل مسؤوليتها

message-finding-show = أظهر الموضع
message-finding-place = { $file }، { $line }
message-waive = دعها كما هي…
message-waive-about = يُدرج الاسم والسبب في الخطة، حيث يقرؤهما المُوافِق.
message-waive-who = من يتحمّل مسؤوليتها
message-waive-why = لماذا يجوز أن تبقى
message-waive-yes = دعها كما هي
message-waive-no = إلغاء

## من يستلم بأي لغة

message-languages = من يستلم بأي لغة
message-languages-fallback = من ليس له قالب خاص به يستلم
message-languages-nobody = لا شيء: لا تصلهم رسالة
message-languages-no-template = { $locale } (ليس لها قالب)
message-languages-own = <locale>{ $locale }</locale>: { $recipients }، بلغتهم
message-languages-other = <locale>{ $locale }</locale>: { $recipients }، تصلهم باللغة: { $language }
message-languages-none = <locale>{ $locale }</locale>: { $recipients }، بلا قالب: اختر لغة بديلة أو أضف قالباً

## حقول الدمج

message-fields = حقول الدمج
message-fields-about = ما تأخذه الرسالة من ملف المستلمين، ولكم شخصاً هو فارغ فيه.
message-fields-table = حقول الدمج حسب اللغة
message-fields-field = الحقل
message-fields-no-locale = بلا لغة
message-fields-in-file = في ملف المستلمين
message-fields-no-recipients = لم يُقرأ أي مستلم بعد
message-fields-unused = غير مستخدم
message-fields-no-column = لا عمود بهذا الاسم
message-fields-fine = سليم
message-fields-empty-for-all = فارغ لدى الجميع ({ $n })
message-fields-empty-for = فارغ لدى { $n }

## ما يقرؤه أحدهم

message-preview = ما يقرؤه أحدهم
message-preview-view = اعرض
message-preview-html = كما يعرضها برنامج بريد
message-preview-html-about = بأنماطها وصورها؛ لا يُشغَّل شيء ولا يُحمَّل شيء.
message-preview-text = نص عادي
message-preview-text-about = ما يعرضه برنامج بلا HTML وكثير من المعاينات.
message-preview-raw = الرسالة الخام
message-preview-raw-about = الترويسات والأجزاء، بايتاً ببايت كما تخرج.
message-preview-request = ما يصل إلى المزوّد
message-preview-request-about = طلب استدعاء فيه هذا المستلم وحده.
message-preview-phone = بعرض هاتف
message-preview-dark = داكن
message-preview-pictures = الصور
message-preview-file = الملف
message-preview-row = الصف في ملف المستلمين
message-preview-row-hint = 1 هو الصف الأول بعد صف العناوين.
message-preview-language = اللغة
message-preview-language-own = لغة المستلم
message-preview-account = عبر
message-preview-no-audience = اختر ملف المستلمين في صفحة «الجمهور» لترى رسالة.
message-preview-no-account = اختر حساباً في صفحة «الحسابات» أولاً.
message-preview-looking = جارٍ البحث عن الصف…
message-preview-whether-mailed = جارٍ التحقق من أن هذا الشخص يستلم الرسالة…
message-preview-to = إلى
message-preview-gaps = لا شيء في { $fields } لهذا المستلم.
message-preview-text-generated = مُولَّد من جزء HTML: لم يكتب أحد نصاً.
message-preview-text-part = الجزء النصي
message-preview-raw-seen = كما قُرئ من هذه البايتات: عنوان واحد ظاهر، هو عنوان المستلم نفسه.
message-preview-smtputf8 = يحتاج العنوان إلى خادم يقبل العناوين الدولية (SMTPUTF8).
message-preview-body = الطلب
message-preview-request-seen = { $provider }: { $bytes }. كما قُرئ منها، يرى المستلم { $seen ->
    [zero] { $seen } عنوان ظاهر
    [one] عنواناً ظاهراً واحداً
    [two] عنوانين ظاهرين
    [few] { $seen } عناوين ظاهرة
    [many] { $seen } عنواناً ظاهراً
   *[other] { $seen } عنوان ظاهر
}.
message-preview-withheld = { $n ->
    [one] لا تُحمَّل هنا صورة واحدة موجودة على خادم: المعاينة لا تتصل بأحد. ويظهر مكانها النص البديل، كما يحدث حين تُعطَّل الصور.
    [two] لا تُحمَّل هنا صورتان موجودتان على خوادم: المعاينة لا تتصل بأحد. ويظهر مكانهما النص البديل، كما يحدث حين تُعطَّل الصور.
    [few] لا تُحمَّل هنا { $n } صور موجودة على خوادم: المعاينة لا تتصل بأحد. ويظهر مكانها النص البديل، كما يحدث حين تُعطَّل الصور.
   *[other] لا تُحمَّل هنا { $n } صورة موجودة على خوادم: المعاينة لا تتصل بأحد. ويظهر مكانها النص البديل، كما يحدث حين تُعطَّل الصور.
}

## الترجمات

message-strings = الترجمات
message-strings-about = كلمات الرسالة، مترجمة من: { $locale }.
message-strings-open = ما يحتاج إلى عمل فقط
message-strings-table = النصوص حسب اللغة
message-strings-string = النص
message-strings-complete = <locale>{ $locale }</locale>: مكتملة
message-strings-to-look-at = <locale>{ $locale }</locale>: ما يحتاج إلى نظر: { $strings }
message-strings-written = مكتوب
message-strings-translated = مترجم
message-strings-stale = تغيّر الأصل
message-strings-untranslated = مطابق للأصل
message-strings-missing = مفقود: يظهر باللغة: { $language }
message-strings-missing-everywhere = مفقود في كل اللغات
message-strings-lost = فُقد { $fields }
message-strings-out-and-back = إلى المترجمين والعودة منهم
message-strings-language = اللغة التي يترجمون إليها
message-strings-language-hint = رمز مثل pt-BR. الرمز الجديد يبدأ لغة جديدة.
message-strings-save-csv = احفظ لجدول بيانات
message-strings-save-json = احفظ بصيغة JSON
message-strings-take-in = أدخل ترجمة
message-strings-take-in-hint = ما عاد للغة { $locale }، بصيغة .csv أو .json
message-strings-taken = صارت نصوص { $locale } كما في الملف.

## ما نظر فيه المُوافِق (صفحة الموافقة)

signing-looks = ما جرى النظر فيه، على هذا الحاسوب
signing-looks-fine = سليم
signing-looks-not-checked = لم يُفحص
signing-looks-wrong = خطأ
signing-looks-signatures = هناك من يتحمّل مسؤوليتها
signing-looks-difference = ما تغيّر منذ الخطة الموافق عليها سابقاً
signing-looks-promises = كل استدعاء يلتزم بكل حد ويُظهر عنواناً واحداً في كل رسالة
signing-looks-audience = المستلمون هم مستلمو الخطة
signing-looks-message = الرسالة هي رسالة الخطة
signing-looks-findings = القواعد على الرسالة والمستلمين
signing-looks-before = اختر الخطة الموافق عليها سابقاً
signing-looks-before-hint = ملف plan.dsse.json
signing-looks-before-none = لم يوافَق على أي خطة سابقاً
signing-looks-details = { $n ->
    [one] تفصيل واحد إضافي
    [two] تفصيلان إضافيان
    [few] { $n } تفاصيل إضافية
    [many] { $n } تفصيلاً إضافياً
   *[other] { $n } تفصيل إضافي
}
signing-looks-missing = ما زال ناقصاً: { $files }. تُعرف الملفات بأسمائها.
signing-looks-rows = { $n ->
    [zero] لم يُقرأ أي صف بعد…
    [one] قُرئ صف واحد حتى الآن…
    [two] قُرئ صفان حتى الآن…
    [few] قُرئت { $n } صفوف حتى الآن…
    [many] قُرئ { $n } صفاً حتى الآن…
   *[other] قُرئ { $n } صف حتى الآن…
}
signing-looks-choose = اختر الملفات
signing-looks-or-drop = أو أفلتها هنا
