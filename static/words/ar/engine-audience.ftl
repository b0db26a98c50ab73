### ما يقوله المحرّك عن الجمهور.

engine-reject-no-address = عمود العنوان فارغ
engine-reject-bad-address = العنوان ليس مما تقبله أنظمة البريد
engine-reject-too-few-fields = الحقول أقل من الأعمدة
engine-reject-too-many-fields = الحقول أكثر من الأعمدة
engine-reject-not-utf-8 = بعض الحروف لا تُقرأ بترميز الملف
engine-reject-too-long = الصف أطول من ميبيبايت
engine-reject-open-quote = علامة اقتباس مزدوجة فُتحت ولم تُغلق
engine-audience-fill-addresses-or-leave-these = املأ العناوين، أو استبعد هذه الصفوف من الملف.
engine-audience-correct-addresses-one-per-row = صحّح العناوين: عنوان في كل صف ولا شيء غيره في الخلية.
engine-audience-look-for-line-break-or = ابحث في هذه الصفوف عن فاصل أسطر أو فاصل قيم ناقص؛ والقيمة التي فيها فاصل أسطر يجب أن تكون بين علامتي اقتباس مزدوجتين.
engine-audience-look-for-delimiter-inside-value = ابحث عن فاصل قيم داخل قيمة في هذه الصفوف؛ ومثل هذه القيمة يجب أن تكون بين علامتي اقتباس مزدوجتين.
engine-audience-file-seems-mix-encodings-most = يبدو أن الملف يخلط بين ترميزين، والأرجح UTF-8 وWindows-1252، أو أنه بترميز غير الذي يُقرأ به: اختر ذلك الترميز، أو صدّره من جديد بصيغة «CSV UTF-8».
engine-audience-most-likely-double-quote-on = الأرجح أن علامة اقتباس مزدوجة في هذا السطر تُغلق متأخرة كثيراً وفي داخلها صفوف: أغلقها أو أزِلها.
engine-audience-close-or-remove-double-quote = أغلق علامة الاقتباس المزدوجة في هذا السطر أو أزِلها.
engine-audience-no-address-column = لا يوجد في { $name } عمود للعناوين؛ أعمدته هي { $named }.
engine-audience-no-address-column-hint = اختر الملف الذي فيه عناوين المستلمين، أو بيّن أي عمود يحويها.
engine-audience-column-missing = لا يوجد في { $name } العمود «{ $wanted }» الذي ينبغي أن يحوي { $meaning }؛ أعمدته هي { $named }.
engine-audience-column-missing-hint = اختر أحد هذه الأعمدة، أو أعد تسمية العمود في الملف.
engine-meaning-address = العنوان
engine-meaning-locale = اللغة
engine-meaning-time-zone = المنطقة الزمنية
engine-audience-open-program-comes-from-save = افتحه في البرنامج الذي جاء منه واحفظه بصيغة «CSV UTF-8 (محدد بفواصل)».
engine-audience-unpack-choose-csv-file-inside = فُك ضغطه واختر ملف CSV الذي بداخله.
engine-audience-encoding-hint = اختر ملف CSV الذي فيه المستلمون.
engine-is-excel-workbook-xlsx-or-another = مصنف Excel (‎.xlsx) أو ملف zip آخر
engine-is-empty-zip-archive = ملف zip فارغ
engine-is-excel-workbook-xls = مصنف Excel قديم (‎.xls)
engine-is-pdf-document = مستند PDF
engine-is-archive-archive = ملف مضغوط داخل ملف مضغوط
engine-is-7-zip-archive = ملف 7-Zip
engine-is-rar-archive = ملف RAR
engine-is-bzip2-archive = ملف bzip2
engine-is-xz-archive = ملف xz
engine-is-zstandard-archive = ملف Zstandard
engine-is-png-picture = صورة PNG
engine-is-jpeg-picture = صورة JPEG
engine-is-sqlite-database = قاعدة بيانات SQLite
engine-audience-export-table-with-recipients-as = صدّر جدول المستلمين بصيغة CSV.
engine-is-parquet-file = ملف Parquet
engine-audience-export-as-csv-utf-8 = صدّره بصيغة CSV بترميز UTF-8.
engine-is-rtf-document = مستند RTF
engine-audience-utf-32 = { $name } نص بترميز UTF-32، وهو لا يُقرأ.
engine-is-binary = بيانات ثنائية لا نص
engine-audience-unknown-encoding = { $name } ليس UTF-8، ولا تبدو حروفه بترميز Windows-1252 (أوروبا الغربية) ولا Windows-1256 (العربية): ستصل الأسماء مشوّهة.
engine-audience-unknown-encoding-hint = احفظه بصيغة «CSV UTF-8» (في Excel: ملف، حفظ باسم، CSV UTF-8؛ وفي LibreOffice: حفظ باسم، تحرير إعدادات التصفية، Unicode (UTF-8))، أو بيّن ترميزه.
engine-audience-not-text = يبدو أن { $name } هو { $is }؛ وملف المستلمين نص CSV.
engine-audience-encoding-guessed = { $name } ليس UTF-8؛ وبحسب حروفه يُقرأ بترميز { $name_2 }.
engine-audience-encoding-guessed-hint = انظر هل الأسماء مكتوبة صحيحة؛ وإلا فاختر ترميزاً آخر، أو احفظ الملف بصيغة «CSV UTF-8».
engine-audience-encoding-doubtful = يُقرأ { $name } بترميز { $name_2 } كما حُدِّد، ويبدو أنه UTF-8: ستصل الأسماء مشوّهة.
engine-audience-encoding-doubtful-hint = اترك الترميز يُكتشف، ما لم تكن الأسماء مكتوبة صحيحة.
engine-audience-this-person-mailed = تصل الرسالة إلى هذا الشخص.
engine-fate-on-list = لا تصل الرسالة إلى هذا الشخص: العنوان في قائمة المنع { $list }.
engine-fate-on-a-list = لا تصل الرسالة إلى هذا الشخص: العنوان في إحدى قوائم المنع.
engine-fate-row-of-seeds = الصف { $row } من قائمة عناوين الاختبار { $file }
engine-fate-row-of-file = الصف { $row } من { $file }
engine-fate-row = الصف { $row }
engine-audience-this-row-not-mailed-repeats = لا يُرسَل إلى هذا الصف: فهو يكرر { $first }، والأول هو المعتمد.
engine-audience-this-person-not-mailed-send = لا تصل الرسالة إلى هذا الشخص: فقد وصلت إليه من الإرسال الموقوف.
engine-audience-this-person-not-mailed-send-2 = لا تصل الرسالة إلى هذا الشخص: فربما وصلت إليه من الإرسال الموقوف.
engine-audience-this-row-not-mailed = لا يُرسَل إلى هذا الصف: { $sentence }.
engine-audience-unknown-locale-count = { $recipients ->
    [one] مستلم واحد لغته غير معروفة
    [two] مستلمان لغتهما غير معروفة
    [few] { $recipients } مستلمين لغتهم غير معروفة
    [many] { $recipients } مستلماً لغتهم غير معروفة
   *[other] { $recipients } مستلم لغتهم غير معروفة
}.
engine-audience-unknown-time-zone-count = { $recipients ->
    [one] مستلم واحد منطقته الزمنية غير معروفة
    [two] مستلمان منطقتهما الزمنية غير معروفة
    [few] { $recipients } مستلمين منطقتهم الزمنية غير معروفة
    [many] { $recipients } مستلماً منطقتهم الزمنية غير معروفة
   *[other] { $recipients } مستلم منطقتهم الزمنية غير معروفة
}.
engine-audience-nobody-left = لم يبقَ أحد: وصلت الرسالة إلى الجميع، أو ربما وصلت.
engine-audience-nobody-left-hint = لا شيء يُستكمل؛ راجع يدوياً من لا تُعرف نتيجتهم.
engine-audience-findings-2 = لن تصل الرسالة إلى أحد: { $rows ->
    [one] قُرئ صف واحد
    [two] قُرئ صفان
    [few] قُرئت { $rows } صفوف
    [many] قُرئ { $rows } صفاً
   *[other] قُرئ { $rows } صف
}، ولا يصلح أي منها.
engine-audience-look-at-reasons-below-check = انظر الأسباب أدناه، وتحقّق من أن العمود الصحيح هو عمود العنوان.
engine-audience-unknown-locale = { $recipients ->
    [one] مستلم واحد لغته غير معروفة
    [two] مستلمان لغتهما غير معروفة
    [few] { $recipients } مستلمين لغتهم غير معروفة
    [many] { $recipients } مستلماً لغتهم غير معروفة
   *[other] { $recipients } مستلم لغتهم غير معروفة
}: { $values }.
engine-audience-use-tags-such-as-en = استخدم رموزاً مثل en أو pt-BR أو zh-Hans؛ وحتى ذلك الحين تصل إلى هؤلاء المستلمين رسالة اللغة البديلة.
engine-audience-unknown-time-zone = { $recipients ->
    [one] مستلم واحد منطقته الزمنية غير معروفة
    [two] مستلمان منطقتهما الزمنية غير معروفة
    [few] { $recipients } مستلمين منطقتهم الزمنية غير معروفة
    [many] { $recipients } مستلماً منطقتهم الزمنية غير معروفة
   *[other] { $recipients } مستلم منطقتهم الزمنية غير معروفة
}: { $values }.
engine-audience-use-iana-names-such-as = استخدم أسماء IANA مثل Asia/Riyadh، أو أسماء Windows مثل W. Europe Standard Time، أو فروقاً مثل UTC+2؛ وحتى ذلك الحين يُعدّ هؤلاء المستلمون بلا منطقة.
engine-audience-duplicates = { $duplicates ->
    [one] صف واحد يكرر عنواناً ورد
    [two] صفان يكرران عنواناً ورد
    [few] { $duplicates } صفوف تكرر عنواناً ورد
    [many] { $duplicates } صفاً يكرر عنواناً ورد
   *[other] { $duplicates } صف يكرر عنواناً ورد
} من قبل؛ ويُرسَل إلى كل عنوان مرة واحدة وفق أول صف له.
engine-audience-also-seeds = { $also_seeds ->
    [one] صف واحد منها فيه
    [two] صفان منها فيهما
    [few] { $also_seeds } صفوف منها فيها
    [many] { $also_seeds } صفاً منها فيه
   *[other] { $also_seeds } صف منها فيه
} عنوان اختبار؛ ويُرسَل إلى كل منها مرة واحدة أولاً وفق قائمة عناوين الاختبار.
engine-audience-left-out = { $left_out ->
    [one] استُبعد مستلم واحد
    [two] استُبعد مستلمان
    [few] استُبعد { $left_out } مستلمين
    [many] استُبعد { $left_out } مستلماً
   *[other] استُبعد { $left_out } مستلم
}: الرسائل المقبولة من قبل { $accepted }، وما لا يُعرف مصيره { $unknown }.
engine-audience-tried-again = { $refused ->
    [one] يُراسَل مستلم واحد
    [two] يُراسَل مستلمان
    [few] يُراسَل { $refused } مستلمين
    [many] يُراسَل { $refused } مستلماً
   *[other] يُراسَل { $refused } مستلم
} من جديد: رُفضت الرسالة من قبل.
engine-audience-tried-again-hint = لاستبعادهم ضع عناوينهم في قائمة منع.
engine-audience-suppressed = { $suppressed ->
    [one] صف واحد لا يُرسَل إليه
    [two] صفان لا يُرسَل إليهما
    [few] { $suppressed } صفوف لا يُرسَل إليها
    [many] { $suppressed } صفاً لا يُرسَل إليها
   *[other] { $suppressed } صف لا يُرسَل إليها
}: العنوان في قائمة منع.
engine-audience-not-mailed = { $rows ->
    [one] صف واحد لا يُرسَل إليه
    [two] صفان لا يُرسَل إليهما
    [few] { $rows } صفوف لا يُرسَل إليها
    [many] { $rows } صفاً لا يُرسَل إليها
   *[other] { $rows } صف لا يُرسَل إليها
}: { $why }.
engine-audience-open-quote = علامة اقتباس مزدوجة فُتحت في السطر { $line } ولم تُغلق.
engine-audience-open-quote-over = علامة اقتباس مزدوجة فُتحت في السطر { $line } ولم تُغلق: { $after ->
    [one] سطر واحد بعده لم يُقرأ صفاً
    [two] سطران بعده لم يُقرآ صفين
    [few] { $after } أسطر بعده لم تُقرأ صفوفاً
    [many] { $after } سطراً بعده لم تُقرأ صفوفاً
   *[other] { $after } سطر بعده لم تُقرأ صفوفاً
}.
engine-reject-name-beside = بجانب العنوان اسم
engine-audience-name-beside-address-hint = اجعل العنوان وحده في عموده، مثل ann@example.com، وضع الاسم في عمود خاص به.
engine-reject-several = في الخلية الواحدة أكثر من عنوان
engine-audience-several-addresses-hint = اجعل لكل عنوان صفاً خاصاً به: فالرسالة تُظهر عنواناً واحداً.
engine-audience-row-over-lines = { $rows ->
    [one] صف مرفوض واحد يمتد
    [two] صفان مرفوضان يمتدان
    [few] { $rows } صفوف مرفوضة تمتد
    [many] { $rows } صفاً مرفوضاً تمتد
   *[other] { $rows } صف مرفوض تمتد
} على عدة أسطر، ومجموعها { $rows_2 }: فقد تكون بداخلها صفوف أخرى.
engine-audience-row-over-lines-hint = ابحث عن علامة اقتباس مزدوجة في بداية قيمة لم تُغلق في نهايتها.
engine-report-never-mailed = صفوف مرفوضة أو مكررة ({ $rows }) يذكر أحد التقارير ما آلت إليه رسائلها.
engine-report-never-mailed-hint = اختر تقرير الإرسال الذي يُستكمل: فهذا يذكر أشخاصاً آخرين.
engine-audience-row-inside-value = مستلمون ({ $rows }) في إحدى قيمهم ما يشبه صفاً آخر فيه عنوان شخص آخر.
engine-value-on-line = { $value } (السطر { $line })
engine-report-other-send = السطر { $line } من { $name } ليس من تقرير هذه الخطة.
engine-report-other-send-hint = اختر تقرير هذا الإرسال من دون تعديل.
engine-audience-too-many-columns = عدد أعمدة { $name } هو { $header }؛ ولا يُقرأ منها أكثر من { $what }.
engine-audience-too-many-columns-hint = استبعد الأعمدة التي لا تستخدمها الرسالة.
engine-audience-no-header = لا يوجد في { $name } سطر بأسماء الأعمدة: فهي تُسمّى { $named }.
engine-audience-no-header-hint = إن كان السطر الأول يذكرها فبيّن ذلك حيث الملف.
engine-audience-duplicate-column = في { $name } أكثر من عمود باسم { $twice }؛ ويُستخدم الأول.
engine-audience-duplicate-column-hint = أعطِ كل عمود اسمه الخاص.
engine-audience-unnamed-columns = الأعمدة { $unnamed } في { $name } بلا أسماء.
engine-audience-unnamed-column = العمود { $unnamed } في { $name } بلا اسم.
engine-audience-unnamed-column-hint = سمِّه في سطر العناوين إن كانت الرسالة ستستخدمه.
engine-audience-header-only = في { $name } سطر عناوين ولا صفوف.
engine-audience-header-only-hint = اختر الملف الذي فيه المستلمون، أو صدّره من جديد.
engine-audience-empty-file = { $name } فارغ.
engine-audience-header-unreadable = لا ينتهي سطر العناوين في { $name }: فيه علامة اقتباس مزدوجة لم تُغلق، أو هو أطول من 256 كيبيبايت.
engine-audience-header-unreadable-hint = أغلق علامة الاقتباس أو أزِلها، أو اختر ملف CSV في أعلاه أسماء الأعمدة.
engine-report-too-late = قُرئ التقرير { $name } بعد عدّ المستلمين.
engine-report-too-late-hint = اقرأ الجمهور من جديد: التقارير أولاً.
engine-audience-suppression-too-late = قُرئت قائمة المنع { $name } بعد عدّ المستلمين.
engine-audience-suppression-too-late-hint = اقرأ الجمهور من جديد: قوائم المنع أولاً.
engine-audience-seeds-too-late = قُرئت قائمة عناوين الاختبار { $name } بعد عدّ العملاء.
engine-audience-seeds-too-late-hint = اقرأ الجمهور من جديد: قوائم عناوين الاختبار قبل ملفات العملاء.
engine-audience-format-of-two = أكثر من ملف يحمل الاسم { $name }، وتذكر الحملة كيف كُتب ملف بهذا الاسم: فقد يكون الآخر.
engine-audience-format-of-two-hint = أعد تسمية أحدهما.
engine-audience-not-reduced = تعذّرت قراءة { $path }، فلا يُعرف أي الأعمدة يستخدم.
engine-audience-not-reduced-hint = أصلحه أولاً: الملاحظات على الرسالة تبيّن كيف.
engine-report-other-files-hint = استخدم ملفات الخطة المستكملة من دون تعديل وبترتيبها؛ وللأشخاص الجدد حملة خاصة بهم.
engine-audience-not-file-that-plan-was = { $name } ليس الملف { $name_2 } الذي أُعدّت به الخطة { $sequence }: ستعني صفوف تقريرها أشخاصاً آخرين.
engine-audience-file-plan-was-not-read = لم يُقرأ الملف { $name } من الخطة { $sequence }.
engine-audience-plan-was-made-without-file = أُعدّت الخطة { $sequence } من دون الملف { $name }.
engine-report-other-column = تُقرأ العناوين من عمود غير «{ $planned }» الذي قرأتها منه الخطة { $sequence }: من وصلته الرسالة ستصله من جديد.
engine-report-other-column-hint = اختر عمود العنوان في الخطة المستكملة.
engine-report-earlier-missing = استبعدت الخطة { $sequence } من يذكرهم التقرير { $name }، ولم يُقرأ ذلك التقرير.
engine-report-earlier-missing-hint = أضِفه: تُحتسب تقارير كل الخطط السابقة معاً.
engine-report-none = تُستكمل الخطة { $sequence } بلا تقرير: ستصل الرسالة إلى الجميع من جديد.
engine-report-none-hint = أضِف تقرير إرسالها.
engine-report-empty = التقرير { $name } فارغ.
engine-report-empty-hint = احفظه من جديد من حيث نُفّذ الإرسال: فبدونه تصل الرسالة إلى أشخاص مرتين.
engine-report-columns = لا يوجد في التقرير { $name } العمود { $lacking }.
engine-report-columns-hint = اختر تقرير الإرسال: ملف CSV بالأعمدة audience وrow وoutcome.
engine-report-nobody = لا يذكر التقرير { $name } أحداً: يُراسَل الجميع كأن الرسالة لم تصل إلى أحد.
engine-report-nobody-hint = تأكد من أن الإرسال توقف قبل أول استدعاء؛ وإلا فاحفظ التقرير من جديد.
engine-report-broken-hint = احفظ التقرير من جديد: جزء منه ناقص، أو علامة اقتباس مزدوجة لم تُغلق.
engine-report-other-audience-hint = اختر تقرير الإرسال الذي يُستكمل.
engine-report-other-campaign-hint = اختر تقرير إرسال هذه الحملة.
engine-report-row-out-of-range-hint = تُعدّ الصفوف من 1، وهو الأول بعد العناوين، إلى آخر صف في الملف؛ اختر تقرير الإرسال الذي يُستكمل.
engine-report-unknown-outcome-hint = النتيجة إما accepted أو refused أو unknown.
engine-report-contradiction-hint = المقبول يسبق المجهول، والمجهول يسبق المرفوض: لا تصل الرسالة إلى أحد مرتين.
engine-audience-unknown-delimiter = يذكر السطر الأول من { $name } أن «{ $sign }» يفصل بين القيم، وهذا غير مفهوم.
engine-audience-unknown-delimiter-hint = احفظه من جديد بفواصل أو فواصل منقوطة أو علامات جدولة أو أشرطة عمودية، أو اختر ما فيه منها.
engine-audience-suppression-without-addresses = لا يحوي أي عمود من قائمة المنع { $name } عناوين.
engine-audience-suppression-without-addresses-hint = اختر ملف CSV أو نصاً فيه عنوان في كل سطر، أو بصمته SHA-256 (للعنوان بحروف صغيرة وبأرقام ست عشرية)؛ أو أزِلها.
engine-audience-double-quote-on-not-closed = علامة اقتباس مزدوجة في { $place } لم تُغلق: لم تُقرأ العناوين بعدها.
engine-audience-close-or-remove-otherwise-people = أغلقها أو أزِلها: وإلا وصلت الرسالة إلى أشخاص في القائمة.
engine-audience-what-begins-on-longer-than = ما يبدأ في { $place } أطول من ميبيبايت: لم تُقرأ العناوين التي فيه.
engine-audience-look-for-quote-that-closed = ابحث عن علامة اقتباس تُغلق متأخرة كثيراً، واجعل لكل عنوان سطراً خاصاً به: وإلا وصلت الرسالة إلى أشخاص في القائمة.
engine-audience-there-are-more-than-values = في { $place } أكثر من { $what } من القيم: لم تُقرأ العناوين التي بينها.
engine-audience-give-each-address-line-own = اجعل لكل عنوان سطراً خاصاً به: وإلا وصلت الرسالة إلى أشخاص في القائمة.
engine-audience-suppression-unread = في قائمة المنع { $name } أسطر بلا عنوان: { $unread }.
engine-audience-suppression-unread-hint = صحّحها إن كانت تذكر أشخاصاً يجب ألا يُراسَلوا.
engine-audience-suppression-garbled = في قائمة المنع { $name } أسطر فيها كلمة يُفترض أن تكون عنواناً وليست كذلك: { $garbled }.
engine-audience-suppression-garbled-hint = صحّحها: من تعنيه كان سيُراسَل. واجهة الإرسال لا تقبل قائمة كهذه.
engine-audience-suppression-empty = قائمة المنع { $name } فارغة.
engine-audience-suppression-empty-hint = تأكد من أنه الملف الصحيح.
engine-audience-gzip-damaged = لا يمكن فك ضغط { $name }: الملف تالف.
engine-audience-gzip-damaged-hint = نزّله أو انسخه من جديد، أو فُك ضغطه بنفسك واختر ملف CSV الذي بداخله.
engine-audience-gzip-cut = ينتهي { $name } قبل أوانه، أو أن مجموعه التحققي مختلف: تنقصه صفوف.
engine-audience-gzip-cut-hint = نزّله أو انسخه من جديد: لم يصل كاملاً.
engine-audience-delimiter-named = يذكر السطر الأول من { $name } ما يفصل بين القيم: { $delimiter }.
engine-audience-delimiter-chosen = يذكر السطر الأول من { $name } ما يفصل بين القيم؛ وقد اخترت غيره: { $delimiter }.
engine-first-line-recipient = والسطر الأول فيه مستلم
engine-first-line-names = والسطر الأول فيه أسماء الأعمدة
engine-report-other-format = يُقرأ { $name } على نحو يختلف عن قراءة الخطة { $sequence } له: ستعني صفوف تقريرها أشخاصاً آخرين.
engine-report-other-format-hint = اقرأه كما قرأته تلك الخطة: { $name }، والقيم تفصلها { $name_2 } وبين { $name_3 }، { $line }.
engine-report-broken = صفوف غير كاملة: { $rows }؛ وضاع ما تذكره.
engine-report-other-audience = صفوف ({ $rows }) تذكر أشخاصاً من ملف مستلمين ليس لدى الخطة { $sequence }: «{ $said }».
engine-report-other-campaign = صفوف ({ $rows }) من حملة أخرى: «{ $said }» بدلاً من «{ $campaign }».
engine-report-row-out-of-range = صفوف ({ $rows }) لا تذكر أي صف من ملف المستلمين: «{ $said }».
engine-report-unknown-outcome = صفوف ({ $rows }) فيها نتيجة لا وجود لها: «{ $said }».
engine-report-contradiction = صفوف ({ $rows }) تذكر صفاً من الجمهور ذُكر من قبل بنتيجة أخرى: { $said }.
