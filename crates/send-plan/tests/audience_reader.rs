//! What the reader makes of honest files.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::BTreeMap;

use reading::{
    KEY, Lists, assert_adds_up, columns, finding, read, read_files, read_in_pieces, read_lists,
    read_lists_each, sentences,
};
use send_plan::audience::{Delimiter, Encoding, FileFormat, Reader, RejectReason, look};
use send_plan::campaign::Columns;
use sha2::Digest as _;

fn counts(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
    pairs.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
}

/// Columns of a look, and which one seems to hold what.
fn looked(text: &str) -> (Delimiter, Vec<String>, [Option<String>; 3]) {
    let look = look("customers.csv", text.as_bytes(), true, &FileFormat::default());
    let names = look.columns.into_iter().map(|column| column.name).collect();
    (
        look.format.delimiter.unwrap(),
        names,
        [look.guess.address, look.guess.locale, look.guess.time_zone],
    )
}

fn guessed(text: &str) -> [Option<String>; 3] {
    looked(text).2
}

#[test]
fn a_small_audience_is_counted_in_every_way() {
    let summary = read(
        "email,locale,time_zone,first_name,plan\n\
         ann@gmail.com,en,Europe/London,Ann,gold\n\
         bob@qq.com,zh_cn,asia/shanghai,,\n\
         caio@uol.com.br,PT-br,America/Sao_Paulo,Caio, \n\
         dora@example.com,,,Dora,gold\n\
         ANN@GMAIL.COM,en,Europe/London,Ann again,\n\
         nobody,en,Europe/London,No,gold\n",
    );
    assert_adds_up(&summary);
    assert_eq!((summary.rows, summary.recipients, summary.duplicates), (6, 4, 1));
    assert_eq!(summary.rejected, BTreeMap::from([(RejectReason::BadAddress, 1)]));
    assert_eq!(
        summary.by_mailbox_provider(),
        counts(&[("gmail", 1), ("other", 1), ("qq", 1), ("uol", 1)])
    );
    assert_eq!(summary.by_locale(), counts(&[("", 1), ("en", 1), ("pt-BR", 1), ("zh-CN", 1)]));
    assert_eq!(
        summary.by_time_zone(),
        counts(&[("", 1), ("America/Sao_Paulo", 1), ("Asia/Shanghai", 1), ("Europe/London", 1)])
    );
    let empty: Vec<_> =
        summary.fields.iter().map(|f| (f.name.as_str(), f.empty_by_locale.clone())).collect();
    assert_eq!(
        empty,
        [
            ("email", counts(&[])),
            ("locale", counts(&[("", 1)])),
            ("time_zone", counts(&[("", 1)])),
            ("first_name", counts(&[("zh-CN", 1)])),
            ("plan", counts(&[("pt-BR", 1), ("zh-CN", 1)])),
        ]
    );
    assert_eq!(summary.columns, columns("email", "locale", "time_zone"));
    let reject = &summary.rejects[0];
    assert_eq!((reject.file, reject.line, reject.excerpt.as_str()), (0, 7, "nobody"));
    assert_eq!(summary.rejected_total(), 1);
    assert_eq!(summary.without_excerpts().rejects[0].excerpt, "");
}

#[test]
fn the_facts_of_a_file_are_those_of_its_bytes() {
    let text = b"\xef\xbb\xbfemail;name\r\nann@example.com;\"A; \"\"nn\"\"\"\r\n";
    let summary = read(text);
    let file = &summary.files[0];
    assert_eq!(file.blake3, blake3::hash(text).to_hex().to_string());
    assert_eq!((file.bytes, file.rows), (text.len() as u64, 1));
    assert_eq!((file.encoding, file.delimiter), (Encoding::Utf8, Delimiter::Semicolon));
    assert_eq!(file.columns, ["email", "name"]);
}

#[test]
fn lines_are_those_of_an_editor() {
    let text = "email,note\r\n\
                \r\n\
                bad1,x\r\n\
                ann@example.com,\"two\r\nlines\"\r\n\
                bad2,\"a\nb\rc\"\n\
                bad3,x\r\
                bad4,x";
    let lines: Vec<u64> = read(text).rejects.iter().map(|reject| reject.line).collect();
    assert_eq!(lines, [3, 6, 9, 10]);
}

#[test]
fn csv_as_people_write_it() {
    // After csv-spectrum: what stands in the second column.
    let cases: &[(&str, &str)] = &[
        ("email,v\na@example.com,\"x, y\"\n", "x, y"),
        ("email,v\na@example.com,\n", ""),
        ("email,v\na@example.com,\"\"\n", ""),
        ("email,v\na@example.com,\"1 \"\"ha\"\" 2\"\n", "1 \"ha\" 2"),
        ("email,v\na@example.com,\"{\"\"type\"\": \"\"Point\"\"}\"\n", "{\"type\": \"Point\"}"),
        ("email,v\na@example.com,\"Once\nupon\"\n", "Once\nupon"),
        ("email,v\r\na@example.com,\"Once\r\nupon\"\r\n", "Once\r\nupon"),
        ("email,v\na@example.com,ʤ 你好 🙂\n", "ʤ 你好 🙂"),
        ("email\tv\na@example.com\tx,y;z\n", "x,y;z"),
        ("email;v\na@example.com;1,5\n", "1,5"),
    ];
    for (text, value) in cases {
        // The value is seen through the unknown locales that the summary names.
        let summary = read_files(
            &[("a.csv", text.as_bytes())],
            &[],
            &Columns { locale: Some("v".into()), ..Columns::default() },
        );
        assert_eq!((summary.rows, summary.recipients), (1, 1), "{text:?}");
        let shown = value.replace(['\n', '\r'], " ");
        let named = summary.diagnostics.iter().any(|f| f.message.contains(&format!("“{shown}”")));
        assert_eq!(named, !value.is_empty(), "{text:?}: {:#?}", summary.diagnostics);
    }
}

#[test]
fn a_delimiter_is_known_by_the_rows_not_by_the_header_alone() {
    assert_eq!(
        looked("email;note\na@example.com;1,5\nb@example.com;2,5\n").0,
        Delimiter::Semicolon
    );
    assert_eq!(
        looked("email;a,b;c\na@example.com;1;2\nb@example.com;1;2\n").0,
        Delimiter::Semicolon
    );
    assert_eq!(looked("email\tname\na@example.com\tA, B; C\n").0, Delimiter::Tab);
    assert_eq!(
        looked("email,tags\na@example.com,x;y;z\nb@example.com,x;y;z\n").0,
        Delimiter::Comma
    );
    assert_eq!(
        looked("email,note\na@example.com,\"1;2;3\"\nb@example.com,\"4;5;6\"\n").0,
        Delimiter::Comma
    );
    assert_eq!(looked("email\na@example.com\n").0, Delimiter::Comma);
    // A broken row here and there changes nothing.
    let rows: String = (0..50).map(|i| format!("p{i}@example.com,a;b;c,x\n")).collect();
    assert_eq!(looked(&format!("email,t,u\n{rows}broken,row\n")).0, Delimiter::Comma);
}

#[test]
fn columns_are_guessed_by_name_in_several_languages() {
    let expected = |a: &str, l: &str, z: &str| [a, l, z].map(|name| Some(name.to_owned()));
    for header in [
        "E-Mail,Sprache,Zeitzone",
        "correo,idioma,zona horaria",
        "endereço de e-mail,idioma,fuso_horario",
        "البريد الإلكتروني,اللغة,المنطقة الزمنية",
        "邮箱,语言,时区",
        "Email Address,Language Code,TZ",
        "mail,LANG,timezone",
    ] {
        let names: Vec<&str> = header.split(',').collect();
        let text = format!("id,{header}\n1,ann@example.com,en,Europe/London\n");
        assert_eq!(guessed(&text), expected(names[0], names[1], names[2]), "{header}");
    }
}

#[test]
fn columns_are_guessed_by_content_where_names_say_nothing() {
    let text = "a,b,c,d\nAnn,ann@example.com,pt-BR,America/Sao_Paulo\nBob,bob@example.com,en-US,Europe/Rome\n";
    assert_eq!(guessed(text), ["b", "c", "d"].map(|name| Some(name.to_owned())));
    // An address is a street here, countries are no languages, districts no time zones.
    let text = "address,contact,country,zone\n1 High St,ann@example.com,de,North\n2 Low St,bob@example.com,fr,South\n";
    assert_eq!(guessed(text), [Some("contact".to_owned()), None, None]);
    let text = "email,country\nann@example.com,Japan\nbob@example.com,Turkey\n";
    assert_eq!(guessed(text)[2], None);
    // Of two columns with addresses, the one with the better name.
    let text = "referrer,email\nx@example.com,ann@example.com\ny@example.com,bob@example.com\n";
    assert_eq!(guessed(text)[0].as_deref(), Some("email"));
    // Bad values in the column that is meant are shown, not hidden behind "no address column".
    assert_eq!(guessed("email,name\nann,Ann\nbob,Bob\n")[0].as_deref(), Some("email"));
}

#[test]
fn examples_are_the_first_distinct_values() {
    let look = look(
        "c.csv",
        b"email,plan\na@example.com,gold\nb@example.com,gold\nc@example.com,\nd@example.com,free\n",
        true,
        &FileFormat::default(),
    );
    assert_eq!(look.columns[1].examples, ["gold", "free"]);
}

#[test]
fn a_mapping_by_hand_wins_and_an_empty_name_means_none() {
    let text: (&str, &[u8]) =
        ("c.csv", b"email,other,lang,tz\nann@example.com,bob@example.org,en,UTC\n");
    let summary =
        read_files(&[text], &[], &Columns { address: Some("OTHER".into()), ..columns("", "", "") });
    assert_eq!(summary.columns, columns("other", "", ""));
    assert_eq!(summary.by_locale(), counts(&[("", 1)]));
    assert!(summary.diagnostics.is_empty(), "{:#?}", summary.diagnostics);
}

#[test]
fn a_delimiter_too_much_in_every_row_is_forgiven() {
    for text in [
        "email,name\na@example.com,A,\nb@example.com,B,\n",
        "email,name,\na@example.com,A\nb@example.com,B\n",
        "email,name,\na@example.com,A,\nb@example.com,B,\n",
    ] {
        let summary = read(text);
        assert_eq!((summary.recipients, summary.rejected_total()), (2, 0), "{text}");
        assert!(summary.diagnostics.is_empty(), "{text}: {:#?}", summary.diagnostics);
        assert_eq!(summary.fields.len(), 2);
    }
    // Where it is in some rows only, values may have moved by one.
    let summary = read("email,name\na@example.com,A\nb@example.com,Doe, Bob\nc@example.com,C,\n");
    assert_eq!((summary.recipients, summary.rejected_total()), (1, 2));
}

#[test]
fn blank_lines_are_no_rows() {
    let summary = read("\n\nemail,name\n\na@example.com,A\n   \n\r\nb@example.com,B\n\n\n");
    assert_eq!((summary.rows, summary.recipients), (2, 2));
}

#[test]
fn values_keep_to_their_columns_when_letters_are_cut_by_fields() {
    // Ã and © in Windows-1252 are one letter in UTF-8 when they meet.
    let mut text = b"email,a,b\nann@example.com,x,y\nbob@example.com,".to_vec();
    text.extend(b"\xc3,\xa9\n");
    let summary = read(&text);
    assert_eq!(summary.rejected, BTreeMap::from([(RejectReason::NotUtf8, 1)]));
}

#[test]
fn several_files_are_one_audience() {
    let files: [(&str, &[u8]); 2] = [
        ("a.csv", b"email,name,lang\nann@example.com,Ann,en\nbob@example.com,,en\n"),
        ("b.csv", b"plan;lang;email\ngold;de;bob@example.com\n;de;eve@example.com\nx;de;nobody\n"),
    ];
    let summary = read_files(&files, &[], &Columns::default());
    assert_adds_up(&summary);
    assert_eq!((summary.recipients, summary.duplicates), (3, 1));
    assert_eq!(summary.rejects[0].file, 1);
    let empty: Vec<_> =
        summary.fields.iter().map(|f| (f.name.as_str(), f.empty_by_locale.clone())).collect();
    assert_eq!(
        empty,
        [
            ("email", counts(&[])),
            // Eve's file has no names, Ann's and Bob's no plans.
            ("name", counts(&[("de", 1), ("en", 1)])),
            ("lang", counts(&[])),
            ("plan", counts(&[("de", 1), ("en", 2)])),
        ]
    );
}

#[test]
fn suppressed_people_are_not_mailed_however_the_list_is_written() {
    let lists: [&[u8]; 6] = [
        b"Bob@Example.com\n",
        b"email\nbob@example.com\n",
        b"\xef\xbb\xbfreason;address\r\nbounce;bob@example.com\r\n",
        b"eve@example.com\nBob <bob@example.com>\n",
        b"eve@example.com, bob@example.com\n",
        b"id\tmail\n1\t\"bob@example.com\"\n",
    ];
    let file: (&str, &[u8]) =
        ("c.csv", b"email\nann@example.com\nbob@example.com\nBOB@example.com\n");
    for list in lists {
        let summary = read_files(&[file], &[("list.csv", list)], &Columns::default());
        assert_adds_up(&summary);
        assert_eq!(
            (summary.recipients, summary.suppressed),
            (1, 2),
            "{}",
            String::from_utf8_lossy(list)
        );
    }
    // SHA-256 of bob@example.com, with and without a header, alone and among addresses.
    let digest = "5ff860bf1190596c7188ab851db691f0f3169c453936e9e1eba2f9a47f7a0018";
    for list in [
        digest.to_owned(),
        digest.to_uppercase(),
        format!("sha256\n{digest}\n"),
        format!("id;hash\n1;\"{digest}\"\n"),
        format!("eve@example.com\n{digest}\n"),
    ] {
        let summary = read_files(&[file], &[("list.csv", list.as_bytes())], &Columns::default());
        assert_adds_up(&summary);
        assert_eq!((summary.recipients, summary.suppressed), (1, 2), "{list}");
    }
    let lists: [(&str, &[u8]); 2] =
        [("a.txt", b"bob@example.com\nBOB@example.com\n"), ("b.txt", b"bob@example.com\n")];
    let summary = read_files(&[file], &lists, &Columns::default());
    let addresses: Vec<u64> = summary.suppression.iter().map(|list| list.addresses).collect();
    assert_eq!(addresses, [1, 1], "each list counts its own");
}

#[test]
fn addresses_are_judged_as_mail_systems_do() {
    let good = [
        "ann@example.com",
        "ANN@EXAMPLE.COM",
        "a.b+tag@sub.example.co.uk",
        "o'neil@example.ie",
        "_x-y_@example.org",
        " ann@example.com\u{a0}",
        "\u{200b}ann@example.com\u{feff}",
        "用户@例子.公司",
        "ümläut@bücher.example",
        "\"\"\"two words\"\"@example.com\"",
        "a@b.co",
        "1@2.cc",
        "x@xn--bcher-kva.example",
    ];
    let long_local = format!("{}@example.com", "a".repeat(65));
    let long_label = format!("a@{}.com", "b".repeat(64));
    let long_all = format!("a@{}com", "bcdefgh.".repeat(32));
    let bad = [
        "ann",
        "@example.com",
        "ann@",
        "ann@example",
        "ann@@example.com",
        "ann@exa mple.com",
        "an n@example.com",
        "ann@example..com",
        ".ann@example.com",
        "ann.@example.com",
        "a..b@example.com",
        "ann@-example.com",
        "ann@example-.com",
        "ann@example.com.",
        "ann@[192.0.2.1]",
        "ann@192.0.2.1",
        "<ann@example.com>",
        "mailto:ann@example.com",
        "ann(at)example.com",
        "ann@exam_ple.com",
        "ann@example.com;",
        "an\u{200b}n@example.com",
        "ann@exa\u{202e}mple.com",
        &long_local,
        &long_label,
        &long_all,
    ];
    for address in good {
        let summary = read(format!("email,x\nok@example.com,1\n{address},2\n"));
        assert_eq!(summary.recipients, 2, "{address}: {:#?}", summary.diagnostics);
    }
    for address in bad {
        let summary = read(format!("email,x\nok@example.com,1\n\"{address}\",2\n"));
        assert_eq!(summary.recipients, 1, "{address}");
        assert_eq!(summary.rejected, BTreeMap::from([(RejectReason::BadAddress, 1)]), "{address}");
    }
}

#[test]
fn the_same_mailbox_in_another_spelling_is_a_duplicate() {
    let summary =
        read("email\nann@example.com\n\" Ann@Example.COM \"\nÄnn@example.com\nänn@example.com\n");
    assert_eq!((summary.recipients, summary.duplicates), (2, 2));
    // Composed or not, in letters or in Punycode, with another full stop.
    for (one, other) in [
        ("ann@b\u{fc}cher.example", "ann@xn--bcher-kva.example"),
        ("ann@b\u{fc}cher.example", "Ann@XN--BCHER-KVA.Example"),
        ("ann@b\u{fc}cher.example", "ann@bu\u{308}cher.example"),
        ("jos\u{e9}@x.example", "JOSE\u{301}@x.example"),
        ("ann@\u{4f8b}\u{5b50}.\u{516c}\u{53f8}", "ann@xn--fsqu00a.xn--55qx5d"),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let summary = read(format!("email\n{one}\n{other}\n"));
            assert_eq!((summary.recipients, summary.duplicates), (1, 1), "{one} {other}");
            // A list that names them, or gives their SHA-256, in either form.
            let file = format!("email\n{one}\nz@x.example\n");
            let file: (&str, &[u8]) = ("c.csv", file.as_bytes());
            let lower = other.to_lowercase();
            let digest: String =
                sha2::Sha256::digest(lower.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
            let is_composed = !other.contains(['\u{301}', '\u{308}']);
            let lists = [Some(other.to_owned()), is_composed.then_some(digest)];
            for list in lists.iter().flatten() {
                let summary =
                    read_files(&[file], &[("list.csv", list.as_bytes())], &Columns::default());
                assert_eq!((summary.recipients, summary.suppressed), (1, 1), "{one} {list}");
            }
            // It is still written as it was.
            let mut written = Vec::new();
            let lists = Lists { files: &[file], ..Lists::default() };
            read_lists_each(&lists, &Columns::default(), &mut |recipient| {
                written.push(recipient.address.to_owned());
            });
            assert_eq!(written[0], one);
            // In another column it is nobody else's.
            let summary = read(format!("email,link\n{one},x {other} y\nz@x.example,{other}\n"));
            let odd = &summary.fields[1].odd[&send_plan::audience::Oddity::ForeignAddress][""];
            assert_eq!((odd.recipients, odd.first[0].line), (1, 3), "{one} {other}");
        }
    }
    let summary = read("email\nann@b\u{fc}cher.example\n");
    assert_eq!(summary.other_domains[0].domain, "b\u{fc}cher.example");
}

#[test]
fn only_the_first_thousand_rejects_are_listed_and_all_are_counted() {
    let rows: String = (0..1500).map(|i| format!("bad{i}\n")).collect();
    let summary = read(format!("email\nann@example.com\n{rows}"));
    assert_eq!((summary.rejects.len(), summary.rejected_total()), (1000, 1500));
    assert_eq!(summary.rejects.last().unwrap().line, 1002);
    assert!(
        finding(&summary, "audience/bad-address").message.starts_with("1,500 rows are not mailed")
    );
}

#[test]
fn unknown_labels_are_counted_and_the_first_five_named() {
    let rows: String =
        (0..20_000).map(|i| format!("p{i}@example.com,Zone{}\n", i % 10_000)).collect();
    let summary = read(format!("email,tz\n{rows}"));
    assert_eq!(summary.by_time_zone(), counts(&[("", 20_000)]));
    let message = &finding(&summary, "audience/unknown-time-zone").message;
    assert!(message.starts_with("20,000 recipients"), "{message}");
    assert!(
        message.contains("“Zone0” (line 2)") && message.contains("“Zone4” (line 6)"),
        "{message}"
    );
    assert!(!message.contains("Zone5"), "{message}");
}

#[test]
fn an_open_quote_in_the_middle_of_a_big_file_names_its_line() {
    let row = |i: usize| format!("p{i}@example.com,\"Name {i}\",en\n");
    let before: String = (0..30_000).map(row).collect();
    let after: String = (0..50_000).map(|i| format!("q{i}@example.com,Name {i},en\n")).collect();
    let text = format!("email,name,lang\n{before}x@example.com,\"Open,en\n{after}");
    let whole = read(&text);
    assert_eq!((whole.rows, whole.recipients), (30_001, 30_000));
    let open = finding(&whole, "audience/open-quote");
    assert_eq!(open.place.line, Some(30_002));
    assert!(open.message.contains("50,000 lines after it"), "{}", open.message);
    assert_eq!(
        whole,
        read_in_pieces(text.as_bytes(), &[1, 7, 300_000, 300_001, 1_000_000, 1_500_000], KEY)
    );
}

#[test]
fn progress_tells_what_is_done() {
    let mut reader = Reader::new(&Columns::default(), KEY);
    reader.begin("c.csv");
    let rows: String = (0..20_000).map(|i| format!("p{i}@example.com,x\n")).collect();
    reader.push(format!("email,x\n{rows}").as_bytes()).unwrap();
    let progress = reader.progress();
    assert!(progress.rows > 15_000 && progress.recipients == progress.rows, "{progress:?}");
    reader.end().unwrap();
    assert_eq!(reader.progress().rows, 20_000);
    assert_eq!(
        serde_json::to_value(reader.progress()).unwrap(),
        serde_json::json!({"bytes": 408_898, "rows": 20000, "recipients": 20000, "duplicates": 0, "leftOut": 0, "suppressed": 0, "rejected": 0})
    );
}

#[test]
fn seeds_are_read_and_judged_as_recipients_and_come_first() {
    let seeds = "email,lang,tz\ndesk@example.com,en,UTC\nANN@gmail.com,pt-BR,UTC\n\
                 gone@example.com,en,UTC\nnobody,en,UTC\ndesk@example.com,en,UTC\n";
    let customers = "email,lang,tz\nbob@qq.com,en,UTC\nann@gmail.com,en,UTC\nbob@qq.com,en,UTC\n";
    let lists = Lists {
        suppression: &[("out.csv", b"gone@example.com\n")],
        seeds: &[("seeds.csv", seeds.as_bytes())],
        files: &[("customers.csv", customers.as_bytes())],
    };
    let mut shown = Vec::new();
    let summary = read_lists_each(&lists, &Columns::default(), &mut |recipient| {
        shown.push((recipient.file, recipient.row, recipient.address.to_owned(), recipient.seed));
    });
    assert_adds_up(&summary);
    assert_eq!((summary.recipients, summary.seeds()), (3, 2));
    assert_eq!((summary.duplicates, summary.suppressed), (3, 1));
    let roles: Vec<_> = summary.files.iter().map(|f| (f.name.as_str(), f.seeds, f.rows)).collect();
    assert_eq!(roles, [("seeds.csv", true, 5), ("customers.csv", false, 3)]);
    // Ann is mailed once, as her row in the seed list says.
    let expected = [
        (0, 1, "desk@example.com".to_owned(), true),
        (0, 2, "ANN@gmail.com".to_owned(), true),
        (1, 1, "bob@qq.com".to_owned(), false),
    ];
    assert_eq!(shown, expected);
    assert_eq!(summary.by_locale(), counts(&[("en", 2), ("pt-BR", 1)]));
    let said = finding(&summary, "audience/also-seeds").to_string();
    assert!(said.contains("1 of these rows has the address of a seed"), "{said}");
    // Repeats within a file are no such thing.
    let alone = read_lists(&Lists { files: &[], ..lists }, &Columns::default());
    assert!(alone.diagnostics.iter().all(|finding| finding.code != "audience/also-seeds"));
}

#[test]
fn seeds_after_customers_are_refused() {
    let mut reader = Reader::new(&Columns::default(), KEY);
    reader.begin("customers.csv");
    reader.push(b"email\na@example.com\n").unwrap();
    reader.begin_seeds("seeds.csv");
    reader.push(b"email\nb@example.com\n").unwrap();
    let summary = reader.finish();
    assert!(finding(&summary, "audience/seeds-too-late").to_string().contains("seeds.csv"));
}

#[test]
fn a_column_that_a_list_beside_lacks_is_said_and_stops_nothing() {
    let lists = Lists {
        seeds: &[("seeds.csv", b"email\nboss@x.example\n")],
        files: &[
            ("a.csv", b"email,lang\nann@x.example,en\n"),
            ("b.csv", b"email\nbob@x.example\n"),
        ],
        ..Lists::default()
    };
    let turned = [lists.files[1], lists.files[0]];
    let turned = Lists { files: &turned, ..lists };
    // Whether the columns were guessed, or are those of a plan.
    for (lists, given) in [
        (&lists, Columns::default()),
        (&lists, Columns { time_zone: None, ..columns("email", "lang", "") }),
        (&turned, columns("email", "lang", "")),
    ] {
        let summary = read_lists(lists, &given);
        assert_eq!(summary.recipients, 3, "{:#?}", summary.diagnostics);
        assert_eq!(summary.by_locale(), counts(&[("", 2), ("en", 1)]));
        assert!(!send_plan::diagnostic::any_error(&summary.diagnostics));
    }
    // In no file of customers: the mapping is wrong.
    let summary = read_lists(&lists, &columns("email", "language", ""));
    assert!(send_plan::diagnostic::any_error(&summary.diagnostics));
}

#[test]
fn nothing_of_a_row_is_stored() {
    let summary = read("email,lang,tz\nann@x.example,Ann Lee,12 High St\nbad,secret,secret\n");
    let told = sentences(&summary.diagnostics);
    assert!(told.contains("Ann Lee") && told.contains("12 High St"), "{told}");
    let codes: Vec<String> = summary.diagnostics.iter().map(|f| f.code.clone()).collect();
    let stored = summary.without_excerpts();
    let text = serde_json::to_string(&stored).unwrap();
    for value in ["Ann Lee", "High St", "secret", "bad\"", "x.example"] {
        assert!(!text.contains(value), "{value} in {text}");
    }
    let kept: Vec<String> = stored.diagnostics.iter().map(|f| f.code.clone()).collect();
    assert_eq!(kept, codes, "what was wrong is still said");
    let locale = finding(&stored, "audience/unknown-locale");
    assert_eq!(locale.message, "1 recipient has an unknown locale.");
}
