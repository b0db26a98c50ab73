//! The built app, asked for over HTTP as a browser does.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use base64::Engine;
use http_body_util::BodyExt;
use send_api::config::Task;
use send_api::{Config, app};
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use tempfile::TempDir;
use tower::ServiceExt;

type Outcome = Result<(), Box<dyn Error>>;

const START_SCRIPT: &str = "\nimport init from '/app-5c17564f580d954.js';\nawait init();\n";

/// A build as Trunk and `cargo xtask build` leave it, with a file beside it that is nobody's
/// business.
struct Build {
    _folder: TempDir,
    service: Router,
}

impl Build {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let dist = folder.path().join("dist");
        fs::create_dir_all(dist.join("sample"))?;
        let page = format!("<!doctype html><script type=\"module\">{START_SCRIPT}</script>");
        for (name, content) in [
            ("index.html", page.as_str()),
            ("app-5c17564f580d954.js", "export default 1;"),
            ("app-5c17564f580d954_bg.wasm", "\0asm plain"),
            ("app-5c17564f580d954_bg.wasm.br", "asm in brotli"),
            ("app-5c17564f580d954_bg.wasm.gz", "asm in gzip"),
            ("worker.js", "export default 2;"),
            ("worker_bg.wasm", "\0asm"),
            ("styles-1c0ffee15c17564f.css", "p{}"),
            ("sample/customers.csv", "email\n"),
            ("../secret.txt", "secret"),
        ] {
            fs::write(dist.join(name), content)?;
        }
        let service = app(Config::new(&dist));
        Ok(Self { _folder: folder, service })
    }

    async fn ask(&self, request: Request<Body>) -> Result<Response<Body>, Box<dyn Error>> {
        Ok(self.service.clone().oneshot(request).await?)
    }

    async fn get(&self, path: &str) -> Result<Response<Body>, Box<dyn Error>> {
        self.get_with(path, &[]).await
    }

    async fn get_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<Response<Body>, Box<dyn Error>> {
        let mut request = Request::get(path).header("host", "127.0.0.1:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty())?).await
    }
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("(none)")
}

async fn text(response: Response<Body>) -> Result<String, Box<dyn Error>> {
    Ok(String::from_utf8(response.into_body().collect().await?.to_bytes().to_vec())?)
}

#[tokio::test]
async fn each_file_has_its_content_type() -> Outcome {
    let build = Build::new()?;
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/app-5c17564f580d954.js", "text/javascript; charset=utf-8"),
        ("/app-5c17564f580d954_bg.wasm", "application/wasm"),
        ("/styles-1c0ffee15c17564f.css", "text/css; charset=utf-8"),
        ("/sample/customers.csv", "text/csv; charset=utf-8"),
    ] {
        let response = build.get(path).await?;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(header(&response, "content-type"), kind, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_the_rest_is_asked_for_again() -> Outcome {
    let build = Build::new()?;
    for (path, keep) in [
        ("/app-5c17564f580d954.js", "public, max-age=31536000, immutable"),
        ("/app-5c17564f580d954_bg.wasm", "public, max-age=31536000, immutable"),
        ("/styles-1c0ffee15c17564f.css", "public, max-age=31536000, immutable"),
        ("/", "no-cache"),
        ("/worker.js", "no-cache"),
        ("/worker_bg.wasm", "no-cache"),
        ("/sample/customers.csv", "no-cache"),
        // A file of an older build that is gone: its absence must not be kept.
        ("/app-00000000deadbeef.js", "no-cache"),
    ] {
        assert_eq!(header(&build.get(path).await?, "cache-control"), keep, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() -> Outcome {
    let build = Build::new()?;
    for path in ["/", "/worker.js", "/worker_bg.wasm"] {
        let first = build.get(path).await?;
        let tag = header(&first, "etag");
        let again = build.get_with(path, &[("if-none-match", tag)]).await?;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!(header(&again, "cache-control"), "no-cache", "{path}");
        assert_eq!(text(again).await?, "", "{path}");
        let changed = build.get_with(path, &[("if-none-match", "\"another\"")]).await?;
        assert_eq!(changed.status(), StatusCode::OK, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn the_smallest_form_that_the_browser_takes_is_sent() -> Outcome {
    let build = Build::new()?;
    for (accepts, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "asm in brotli"),
        ("gzip", "gzip", "asm in gzip"),
        ("identity", "(none)", "\0asm plain"),
    ] {
        let response =
            build.get_with("/app-5c17564f580d954_bg.wasm", &[("accept-encoding", accepts)]).await?;
        assert_eq!(header(&response, "content-encoding"), encoding, "{accepts}");
        assert_eq!(header(&response, "content-type"), "application/wasm", "{accepts}");
        assert_eq!(header(&response, "vary"), "accept-encoding", "{accepts}");
        assert_eq!(text(response).await?, body, "{accepts}");
    }
    Ok(())
}

#[tokio::test]
async fn the_page_may_run_its_own_start_script_and_no_other_inline_code() -> Outcome {
    let response = Build::new()?.get("/").await?;
    let policy = header(&response, "content-security-policy");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(START_SCRIPT));
    let scripts = format!("script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; ");
    assert!(policy.contains(&scripts), "{policy}");
    for directive in
        ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"]
    {
        assert!(policy.split("; ").any(|it| it == directive), "{directive} in {policy}");
    }
    Ok(())
}

#[tokio::test]
async fn the_page_reaches_the_send_apis_that_were_named_and_no_others() -> Outcome {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("index.html"), "<!doctype html>")?;
    let arguments =
        ["--dist", &folder.path().to_string_lossy(), "--send-api", "https://send.example.com"];
    let config = Config::parse(arguments.map(Into::into))?;
    let request = Request::get("/").header("host", "localhost").body(Body::empty())?;
    let response = app(config).oneshot(request).await?;
    let policy = header(&response, "content-security-policy");
    assert!(policy.contains("; connect-src 'self' https://send.example.com; "), "{policy}");
    Ok(())
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() -> Outcome {
    let build = Build::new()?;
    for path in ["/", "/review", "/worker.js", "/no-such-file.js"] {
        let response = build.get(path).await?;
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header(&response, "cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header(&response, "cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(header(&response, "permissions-policy").contains("camera=()"), "{path}");
        assert!(
            header(&response, "content-security-policy").contains("default-src 'none'"),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn an_address_of_the_app_gets_the_page_and_a_missing_file_does_not() -> Outcome {
    let build = Build::new()?;
    for path in ["/review", "/campaigns/2026-11", "/sample", "/sample/"] {
        let response = build.get(path).await?;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8", "{path}");
        assert!(header(&response, "content-security-policy").contains("'sha256-"), "{path}");
    }
    for path in ["/missing.js", "/sample/missing.csv", "/favicon.ico", "/worker.js/x.js"] {
        assert_eq!(build.get(path).await?.status(), StatusCode::NOT_FOUND, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn nothing_outside_the_build_is_served() -> Outcome {
    let build = Build::new()?;
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/sample/..%2f..%2fsecret.txt",
        "/sample/../../secret.txt",
        "//secret.txt",
    ] {
        let response = build.get(path).await?;
        assert!(response.status().is_client_error(), "{path}: {}", response.status());
        assert!(!text(response).await?.contains("secret"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_request_for_another_host_is_refused() -> Outcome {
    let build = Build::new()?;
    for host in
        ["evil.example", "evil.example:8080", "127.0.0.1.evil.example:8080", "192.168.0.7:8080"]
    {
        let request = Request::get("/").header("host", host).body(Body::empty())?;
        assert_eq!(build.ask(request).await?.status(), StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let nameless = Request::get("/").body(Body::empty())?;
    assert_eq!(build.ask(nameless).await?.status(), StatusCode::MISDIRECTED_REQUEST);
    let own = Request::get("/").header("host", "localhost:8080").body(Body::empty())?;
    assert_eq!(build.ask(own).await?.status(), StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn only_reading_is_possible() -> Outcome {
    let build = Build::new()?;
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        for path in ["/", "/worker.js"] {
            let request = Request::builder().method(method).uri(path).header("host", "127.0.0.1");
            let response = build.ask(request.body(Body::empty())?).await?;
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(header(&response, "allow"), "GET, HEAD", "{method} {path}");
        }
    }
    let head = Request::head("/").header("host", "127.0.0.1").body(Body::empty())?;
    assert_eq!(build.ask(head).await?.status(), StatusCode::OK);
    Ok(())
}

#[test]
fn a_folder_without_a_build_is_a_clear_sentence() -> Outcome {
    let folder = tempfile::tempdir()?;
    let arguments = ["--dist", &folder.path().to_string_lossy()].map(Into::into);
    let sentence = Config::parse(arguments).err().unwrap_or_default();
    assert!(sentence.contains("cargo xtask build"), "{sentence}");
    Ok(())
}

#[test]
fn a_dispatcher_that_may_not_be_alone_has_a_name_of_its_own() -> Outcome {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("index.html"), "<!doctype html>")?;
    let dist = folder.path().to_string_lossy().into_owned();
    let name = |more: &[&str]| {
        let words = [&["--dist", dist.as_str()], more].concat();
        match Task::parse(words.into_iter().map(Into::into), Some("postgres://db/send".to_owned()))?
        {
            Task::Serve(config) => Ok(config.backend.map(|backend| backend.name)),
            _ => Err("it serves".to_owned()),
        }
    };
    assert!(name(&[]).err().unwrap_or_default().contains("--name"));
    assert_eq!(name(&["--name", "alone"])?.as_deref(), Some("alone"));
    assert_eq!(name(&["--database", "sqlite://send.sqlite"])?.as_deref(), Some("main"));
    Ok(())
}

#[test]
fn enrolment_is_for_development_and_says_so() -> Outcome {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("index.html"), "<!doctype html>")?;
    let dist = folder.path().to_string_lossy().into_owned();
    let parse = |more: &[&str], environment: Option<&str>| {
        let words = [&["--dist", dist.as_str()], more].concat();
        Task::parse(words.into_iter().map(Into::into), environment.map(str::to_owned))
    };
    let database = "sqlite://send.sqlite";
    for operators in ["--trust", "--tokens"] {
        let more = ["--database", database, "--enrol", "people", operators, "file"];
        let sentence = parse(&more, None).err().unwrap_or_default();
        assert!(sentence.contains("development"), "{operators}: {sentence}");
    }
    let sentence = parse(&["--enrol", "people"], None).err().unwrap_or_default();
    assert!(sentence.contains("--database"), "{sentence}");
    // A database of the environment leaves the other options in force.
    let Task::Serve(config) = parse(&["--enrol", "people"], Some(database))? else {
        return Err("it serves".into());
    };
    let backend = config.backend.ok_or("there is a backend")?;
    assert_eq!(backend.database, database);
    assert_eq!(backend.enrol.as_deref(), Some("people".as_ref()));
    Ok(())
}
