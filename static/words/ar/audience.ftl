### الجمهور: ملفات المستلمين والأعمدة والأرقام والقوائم المرافقة.

audience-title = من يستلم الرسالة؟
audience-file = ملف المستلمين
audience-choose = اختر ملف CSV
audience-choose-hint = أو أفلته هنا: تُقرأ عدة ملفات كأنها ملف واحد، ويصلح gzip أيضاً
audience-choose-another = اختر ملفاً آخر
audience-choose-again = اختر الملف مجدداً
audience-or-drop = أو أفلته هنا
audience-counts-from = الأرقام أدناه مأخوذة من { $files }. لا تُحفظ صفوفه هنا: أفلت الملف مجدداً لتغيير الأعمدة أو القوائم. وما عدا ذلك يمكن أن يستمر.
audience-named = تذكر الحملة { $files }. اختر ما ذُكر للمتابعة.
audience-take-out = أخرج الجمهور
audience-take-out-question = تزول الأرقام، ويبقى الملف نفسه في مكانه.
audience-take-out-yes = أخرجه

## كيف كُتب الملف

audience-format = اقرأه بطريقة أخرى
audience-format-separated = الفاصل بين القيم: { $delimiter }
audience-format-headerless = بلا سطر عناوين
audience-format-gzip = أرشيف gzip
audience-format-find-out = يُكتشف تلقائياً
audience-format-as-it-seems = على ما يبدو: { $found }
audience-format-encoding = الترميز
audience-format-encoding-hint = اختر ترميزاً آخر إذا ظهرت الأسماء بحروف خاطئة.
audience-format-delimiter = ما يفصل بين القيم
audience-format-quote = ما يحيط بالقيم
audience-format-header = السطر الأول
audience-format-header-names = أسماء الأعمدة
audience-format-header-recipient = المستلم الأول
audience-delimiter-comma = فاصلة
audience-delimiter-semicolon = فاصلة منقوطة
audience-delimiter-tab = علامة جدولة
audience-delimiter-bar = خط عمودي
audience-quote-double = علامتا تنصيص مزدوجتان
audience-quote-single = علامتا تنصيص مفردتان
audience-quote-none = بلا علامات تنصيص
audience-encoding-utf-16be = UTF-16 (big-endian)
audience-encoding-windows-1252 = Windows-1252 (أوروبا الغربية)
audience-encoding-windows-1256 = Windows-1256 (العربية)

## القراءة

audience-reading = القراءة
audience-reading-files = جارٍ قراءة { $files }
audience-reading-so-far = { $read } من { $total } · { $rows }
audience-reading-recipients = { $n ->
    [one] مستلم واحد حتى الآن
    [two] مستلمان حتى الآن
    [few] { $n } مستلمين حتى الآن
    [many] { $n } مستلماً حتى الآن
   *[other] { $n } مستلم حتى الآن
}
audience-reading-cancel = إلغاء
audience-cancelled = أُلغي الأمر. لم يُحفظ شيء ولم يتغير شيء.
audience-reading-cancelled = أُلغيت القراءة. اختر الملف مجدداً متى شئت.
audience-reading-cancelled-counts = أُلغيت القراءة. ما زالت الأرقام السابقة قائمة.
audience-same-file = { $files } هو الملف نفسه كما كان، بايتاً ببايت.
audience-changed-file = لم يعد { $files } كما كان: تغيّر محتواه. الأرقام جديدة.
audience-replaced-file = حلّ { $files } محل { $before }. الأرقام جديدة.
audience-saved = حُفظ { $name } في مجلد التنزيلات لديك. إنه يحوي عناوين: احرص عليه حرصك على القائمة نفسها.

## معنى الأعمدة

audience-columns = ما تعنيه الأعمدة
audience-columns-drop = لتغيير الأعمدة، أفلت { $files } مجدداً.
audience-columns-drop-unnamed = لتغيير الأعمدة، أفلت الملف مجدداً.
audience-columns-table = الأعمدة مع أمثلة
audience-column = العمود
audience-column-address = العنوان
audience-column-address-hint = مطلوب: عنوان بريد إلكتروني واحد في كل صف.
audience-column-address-choose = اختر العمود
audience-column-locale = اللغة
audience-column-locale-hint = يحدد اللغة التي تصل بها الرسالة إلى كل شخص.
audience-column-locale-none = لا يوجد: يستلم الجميع باللغة نفسها
audience-column-time-zone = المنطقة الزمنية
audience-column-time-zone-hint = أسماء IANA، مثل Asia/Riyadh.
audience-column-time-zone-none = لا يوجد
audience-column-means = المعنى
audience-column-filled = الممتلئ
audience-column-empty = الفارغ
audience-column-different = القيم المختلفة تقريباً
audience-column-longest = الأطول
audience-column-examples = أمثلة (تُعرض هنا فقط ولا تُخزَّن أبداً)
audience-examples-empty = فارغ
audience-means-address = العنوان
audience-means-locale = اللغة
audience-means-time-zone = المنطقة الزمنية

## أعمدة لا يستخدمها شيء

audience-unused = { $unused ->
    [one] عمود واحد من أصل { $all } لا تستخدمه الرسالة ولا الخطة: { $names }.
    [two] عمودان من أصل { $all } لا تستخدمهما الرسالة ولا الخطة: { $names }.
    [few] { $unused } أعمدة من أصل { $all } لا تستخدمها الرسالة ولا الخطة: { $names }.
    [many] { $unused } عموداً من أصل { $all } لا تستخدمها الرسالة ولا الخطة: { $names }.
   *[other] { $unused } عمود من أصل { $all } لا تستخدمها الرسالة ولا الخطة: { $names }.
}
audience-unused-sent = كل أعمدة الملف تذهب إلى واجهة الإرسال.
audience-unused-continuation = هذه الخطة تكملة لخطة أخرى، لذا يجب أن تبقى ملفاتها كما هي.
audience-unused-drop = أفلت الملف مجدداً لاستبعاد ما لا يُستخدم.
audience-unused-about = يُحفظ في مجلد التنزيلات لديك ملف من دون هذه الأعمدة ويحل محل الملف الحالي: المستلمون أنفسهم وما يلزمهم فقط. أما الأصل فيبقى كما هو.
audience-unused-leave-out = استبعد ما لا يُستخدم
audience-unused-leaving-out = جارٍ استبعاد ما لا يُستخدم
audience-reduced = المستلمون هم أنفسهم ({ $recipients }) من دون { $columns }: { $files ->
    [one] من الآن فصاعداً الجمهور هو { $names }، وقد حُفظ في مجلد التنزيلات لديك.
   *[other] من الآن فصاعداً الجمهور هو { $names }، وقد حُفظت في مجلد التنزيلات لديك.
}
audience-reduced-wrong = في { $names } الآن { $recipients }، وكان العدد في { $old } هو { $before }: اختر { $old } مجدداً.

## بالأرقام

audience-numbers = بالأرقام
audience-numbers-rows = الصفوف
audience-numbers-recipients = المستلمون
audience-numbers-recipients-why = تصلهم الرسالة
audience-numbers-duplicates = المكررات
audience-numbers-duplicates-why = ورد العنوان من قبل
audience-numbers-suppressed = الممنوعون
audience-numbers-suppressed-why = في إحدى قوائم المنع
audience-numbers-rejected = لا يُرسل إليهم
audience-numbers-rejected-why = في الصف خطأ ما
audience-numbers-left-out = المستبعدون
audience-numbers-left-out-why = وصلت إليهم خطة سابقة، أو ربما وصلت
audience-by-mailbox-provider = حسب مزوّد صناديق البريد
audience-by-locale = حسب اللغة
audience-by-time-zone = حسب المنطقة الزمنية
audience-by-domain = أكبر النطاقات الأخرى
audience-mailbox-provider = مزوّد صناديق البريد
audience-mailbox-provider-choose = اختر واحداً
audience-mailbox-provider-unknown = { $id } (غير معروف)
audience-locale = اللغة
audience-time-zone = المنطقة الزمنية
audience-domain = النطاق
audience-bars-recipients = المستلمون
audience-bars-share = النسبة
audience-bars-more = إظهار المزيد: { $n }

## صفوف لا يُرسل إليها، ومكررات

audience-show-all = إظهار الكل: { $n }
audience-first-listed = المعروض هنا أول { $n } فقط.
audience-rejects = { $n ->
    [one] صف واحد لا تُرسل إليه الرسالة
    [two] صفان لا تُرسل إليهما الرسالة
    [few] { $n } صفوف لا تُرسل إليها الرسالة
    [many] { $n } صفاً لا تُرسل إليها الرسالة
   *[other] { $n } صف لا تُرسل إليها الرسالة
}
audience-rejects-which = أي الصفوف
audience-rejects-not-kept = لم يُحفظ ما كُتب فيها. أفلت الملف مجدداً لتراه.
audience-rejects-table = صفوف لا تُرسل إليها الرسالة
audience-rejects-file = الملف
audience-rejects-line = السطر
audience-rejects-reason = السبب
audience-rejects-excerpt = المكتوب هناك
audience-rejects-drop = أفلت { $files } مجدداً لحفظها.
audience-rejects-save = { $n ->
    [one] احفظ الصف المرفوض
    [two] احفظ الصفين المرفوضين
    [few] احفظ كل الصفوف المرفوضة وعددها { $n }
    [many] احفظ كل الصفوف المرفوضة وعددها { $n }
   *[other] احفظ كل الصفوف المرفوضة وعددها { $n }
}
audience-rejects-looking = جارٍ البحث عن الصفوف المرفوضة
audience-duplicates-about = يُرسل إلى كل عنوان مرة واحدة، وفق أول صف له.
audience-duplicates-read-twice = لمعرفة ذلك الصف تُقرأ الملفات مرتين، ولا يُحفظ منها شيء.
audience-duplicates-show = أظهر ما تكرره
audience-duplicates-save = { $n ->
    [one] احفظ المكرر الواحد
    [two] احفظ المكررين
   *[other] احفظ كل المكررات وعددها { $n }
}
audience-duplicates-looking = جارٍ البحث عن الصفوف التي تكررها
audience-duplicates-drop = أفلت { $files } مجدداً لرؤيتها أو حفظها.
audience-duplicates-line = السطر { $line } يكرر السطر { $first } من { $file }.
audience-duplicates-line-of-file = السطر { $line } من { $file } يكرر السطر { $first } من { $first_file }.

## القوائم المرافقة لملفات المستلمين

audience-suppression = أشخاص يجب ألا يُرسل إليهم
audience-suppression-about = إلغاءات الاشتراك وشكاوى الإزعاج والارتدادات: ملف من العناوين. من كان فيه لا يصله شيء.
audience-suppression-add = أضف قائمة
audience-seeds = صناديق بريدك للتحقق
audience-seeds-about = قائمة عناوين اختبار: ملف بأعمدة المستلمين نفسها. من كان فيه تصله الرسالة أولاً، مرة واحدة، وفق صفه.
audience-seeds-add = أضف قائمة عناوين اختبار
audience-lists-drop-first = أفلت ملف المستلمين مجدداً لتغيير القوائم.
audience-list-not-read = لم تُقرأ: اخترها مجدداً
audience-list-unreadable = تعذّرت قراءتها
audience-list-remove = إزالة

## الحساب، فيما عدا حدوده (صفحة الحسابات)

accounts-advanced = خيارات متقدمة
accounts-advanced-share-says = { $percent } % على الأكثر
accounts-advanced-standby-says = احتياطي
accounts-advanced-working-hours-says = ساعات العمل
accounts-advanced-warm-up-says = الإحماء
accounts-advanced-sizes-says = أحجام خاصة بك
accounts-advanced-standby = محفوظ لحين تعطل حساب آخر
accounts-advanced-standby-hint = لا تستخدمه الخطة.
accounts-advanced-share = أقصى نسبة من المستلمين يمكنه تولّيها
accounts-advanced-share-hint = فارغ: بقدر ما هو أسرع.
accounts-advanced-call-size = أكبر استدعاء
accounts-advanced-message-size = أكبر رسالة
accounts-advanced-bytes = بايت
accounts-advanced-size-none = فارغ: لا حد، لأن المزوّد لا يوثّق أي حد.
accounts-advanced-size-documented = فارغ: { $bytes }، كما هو موثّق ({ $site }، { $date }).
accounts-advanced-guard = هامش الأمان
accounts-advanced-guard-hint = يُضاف إلى طول نافذة كل حد، كي لا يرى المزوّد استدعاءً زائداً بسبب تذبذب الساعات والشبكات. ليكن بطول الاستدعاء على الأقل، وإلا انتهى الإرسال بعد الموعد المخطط.
accounts-advanced-milliseconds = ملّي ثانية
accounts-advanced-errors = الاستدعاءات الفاشلة من كل ألف
accounts-advanced-errors-hint = وتُعاد مجدداً: لا يحتسبها إلا وقت الانتهاء المتوقع. فارغ: لا شيء منها.
accounts-advanced-documents = ما يوثّقه { $provider }
