package io.gatehouse.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.gateway.testing.World;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConfigTest {
    private static GatewayConfig bind(Map<String, String> changes) {
        Map<String, String> config = World.config("http://core:8081", "http://crm:8080");
        config.putAll(changes);
        config.values().removeIf(String::isEmpty);
        return ConfigBinder.bind(GatewayConfig.class, ConfigSources.ofOverrides(config));
    }

    private static String faults(Map<String, String> changes) {
        return String.valueOf(
                assertThrows(ConfigException.class, () -> bind(changes)).getMessage());
    }

    @Test
    void defaults_are_the_safe_ones() {
        GatewayConfig config = ConfigBinder.bind(
                GatewayConfig.class,
                ConfigSources.ofOverrides(Map.of(
                        "publicOrigin", "https://login.example.com",
                        "secrets.cookieKeys", World.COOKIE_KEYS,
                        "secrets.gatewayKeys", World.GATEWAY_KEYS,
                        "routes.0.prefix", "/api/crm",
                        "routes.0.upstream", "http://crm:8080")));
        assertEquals(GatewayConfig.Environment.PRODUCTION, config.environment());
        assertEquals(CookiesConfig.Mode.STRICT, config.cookies().mode());
        assertEquals(CookiesConfig.SameSite.STRICT, config.cookies().sameSite());
        assertEquals(List.of(), config.gateway().trustedProxies());
        assertEquals(Duration.ofSeconds(60), config.gateway().confirmAfter());
        assertEquals("gatehouse-api", config.gateway().audience());
        assertEquals(8080, config.gateway().port());
        RouteConfig route = config.routes().getFirst();
        assertFalse(route.anonymous());
        assertFalse(route.navigable());
        assertFalse(route.stripPrefix());
        assertEquals(List.of(), route.letThrough());
        assertEquals(Duration.ofSeconds(30), route.timeout());
        assertEquals(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"), route.methods());
        assertTrue(config.gateway().eventLoopsOrCores() >= 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publicOrigin | http://login.example.com | https in production",
                "publicOrigin | https://login.example.com/ | publicOrigin must be",
                "publicOrigin | https://Login.example.com | lower case",
                "publicOrigin | https://login.example.com:443 | publicOrigin must be",
                "publicOrigin | https://a@login.example.com | publicOrigin must be",
                "publicOrigin | login.example.com | not an absolute URL",
                "publicOrigin | ftp://login.example.com | publicOrigin must be",
                "cookies.mode | insecure-dev | http on localhost",
                "cookies.mode | lenient | cookies.mode",
                "secrets.cookieKeys | 1:c2hvcnQ= | too short",
                "secrets.cookieKeys | '' | secrets.cookieKeys",
                "secrets.gatewayKeys | 1:Y29va2llLWtleS1jb29raWUta2V5LWNvb2tpZS1rZXk= | must differ",
                "secrets.tokenKeys | 1:c2hvcnQ= | tokenKeys: Key 1 is too short: at least 32 bytes",
                "secrets.tokenKeys | 1:Y29va2llLWtleS1jb29raWUta2V5LWNvb2tpZS1rZXk= | tokenKeys must differ",
                "routes.0.prefix | /api/v1/auth | identity API",
                "routes.0.prefix | /api/v1/auth/x | identity API",
                "routes.0.prefix | /api/v1 | identity API",
                "routes.0.prefix | /auth | must look like /api/crm",
                "routes.0.prefix | /health | must look like /api/crm",
                "routes.0.prefix | /api | must look like /api/crm",
                "routes.0.prefix | /api/a/../b | must look like /api/crm",
                "routes.0.prefix | /api/open | overlap",
                "routes.0.prefix | /api/open/inner | overlap",
                "routes.0.upstream | ftp://crm | upstream must be",
                "routes.0.upstream | http://crm/path | upstream must be",
                "routes.0.upstream | http://user@crm | upstream must be",
                "routes.0.upstream | http://crm?x=y | upstream must be",
                "routes.0.methods | GET,BREW | methods may be",
                "routes.0.maxBody | -1 | must not be negative",
                "routes.1.requireRoles | staff | cannot require roles",
                "routes.1.audience | crm-api | has no audience",
                "routes.0.letThrough | cors | only an anonymous and navigable route",
                "routes.1.letThrough | cors | only an anonymous and navigable route",
                "routes.0.letThrough | x-powered-by | letThrough",
                "routes.0.audience | gatehouse-api | the session's own",
                "routes.0.audience | ' ' | 1 to 200 characters",
                "routes.0.anonymus | true | anonymus",
                "gateway.trustedProxies | 10.0.0.0/99 | trustedProxies",
                "gateway.trustedProxies | 0.0.0.0/0 | trusts everybody",
                "gateway.trustedProxies | edge | trustedProxies",
                "gateway.coreUrl | http://core/x | coreUrl",
                "gateway.otherCores | http://core/x | otherCores must each be",
                "gateway.confirmAfter | 0s | confirmAfter",
                "gateway.tokenCache | 0 | tokenCache",
                "gateway.cspReports | 0 | cspReports",
                "gateway.pageSteps | -1 | pageSteps",
                "gateway.csrfEvents | 0 | csrfEvents",
                "gateway.upstreamConnections | 0 | upstreamConnections",
                "gateway.heartbeat | 0s | heartbeat must be longer",
                "gateway.breaker.failures | -1 | must not be negative",
                "gateway.breaker.pause | 0s | longer than nothing",
                "gateway.securityTxt.contact | mailto:a@b.test | expires is needed",
                "gateway.securityTxt.contact | http://b.test | contact must be",
                "gateway.securityTxt.expires | tomorrow | expires must look like",
                "gateway.securityTxt.policy | http://b.test | policy must be https",
                "gateway.securityTxt.languages | e | languages must look like",
                "gateway.tls.certificate | server.pem | needed together",
                "gateway.productPolicy | script-src 'self' | must name default-src",
                "gateway.productPolicy | default-src 'self'; script-scr 'self' | script-scr, which is no directive",
                "gateway.productPolicy | default-src 'self'; Default-Src * | default-src twice",
                "gateway.productPolicy | default-src 'self', default-src * | a comma",
                "gateway.productPolicy | default-src 'self' https://\u00e9.example | plain ASCII",
                "gateway.productPolicy | default-src * | any script in by * of default-src",
                "gateway.productPolicy | default-src 'none'; script-src 'self' 'unsafe-inline' | 'unsafe-inline'",
                "gateway.productPolicy | default-src 'none'; script-src 'self' 'UNSAFE-EVAL' | 'UNSAFE-EVAL'",
                "gateway.productPolicy | default-src 'none'; script-src https: | https: of script-src",
                "gateway.productPolicy | default-src 'none'; script-src 'self' HTTPS://* | HTTPS://* of script-src",
                "gateway.productPolicy | default-src 'none'; script-src *:443 | *:443 of script-src",
                "gateway.productPolicy | default-src 'none'; script-src-attr blob: | blob: of script-src-attr",
                "gateway.productPolicy | default-src 'none'; script-src 'self'; script-src-elem data: | script-src-elem",
                "tenants.domain | https://login.example.com | domain must be a host name",
                "tenants.hosts.intranet | Acme | must be a tenant's slug",
                "tenants.host | acme | tenants.host",
                "gatway.port | 1 | gatway"
            })
    void an_unsafe_or_misspelt_setting_stops_the_start_with_a_sentence(String key, String value, String sentence) {
        String told = faults(Map.of(key, value));
        assertTrue(told.contains(sentence), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nSet-Cookie: a=b", "\n", "\r", "\0", "\t", "\u0085", "\u2028", "\u00e9"})
    void no_policy_of_a_product_brings_another_header_along(String smuggled) {
        String told = faults(Map.of("gateway.productPolicy", "default-src 'self'" + smuggled + "; img-src *"));
        assertTrue(told.contains("a line break"), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-src 'self'",
                "default-src https:; script-src 'self' https://cdn.example.com https://*.example.com:8443/js/ 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src * data:;",
                "DEFAULT-SRC 'none'; upgrade-insecure-requests; trusted-types a b 'allow-duplicates'"
            })
    void a_product_may_loosen_what_is_no_script(String policy) {
        assertEquals(
                policy, bind(Map.of("gateway.productPolicy", policy)).gateway().productPolicy());
    }

    @Test
    void every_fault_is_told_at_once_and_no_secret_with_it() {
        String told = faults(Map.of(
                "secrets.cookieKeys", "1:c2hvcnQ=",
                "secrets.gatewayKeys", "nonsense",
                "routes.0.prefix", "/crm",
                "routes.0.upstream", "ftp://crm",
                "gateway.coreTimeout", "0s",
                "gateway.trustedProxies", "10.0.0.0/99,edge"));
        for (String sentence : List.of(
                "cookieKeys", "gatewayKeys", "must look like", "upstream must be", "coreTimeout", "/99", "edge")) {
            assertTrue(told.contains(sentence), sentence + " in " + told);
        }
        assertFalse(told.contains("c2hvcnQ"), told);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080"})
    void insecure_dev_starts_on_localhost_outside_production(String origin) {
        GatewayConfig config =
                bind(Map.of("publicOrigin", origin, "environment", "dev", "cookies.mode", "insecure-dev"));
        assertEquals(origin, config.origin());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost.example.com", "http://192.168.1.2", "https://localhost"})
    void insecure_dev_starts_nowhere_else(String origin) {
        String told = faults(Map.of("publicOrigin", origin, "environment", "dev", "cookies.mode", "insecure-dev"));
        assertTrue(told.contains("insecure-dev works only"), told);
    }

    @Test
    void insecure_dev_serves_tenants_on_localhost_alone() {
        Map<String, String> dev =
                Map.of("publicOrigin", "http://localhost:8080", "environment", "dev", "cookies.mode", "insecure-dev");
        for (String domain : List.of("localhost", "login.localhost")) {
            Map<String, String> config = new HashMap<>(dev);
            config.put("tenants.domain", domain);
            assertEquals(domain, bind(config).tenants().domain());
        }
        for (String foreign : List.of("tenants.domain", "tenants.hosts.intranet")) {
            Map<String, String> config = new HashMap<>(dev);
            config.put(foreign, "acme");
            assertTrue(faults(config).contains("are localhost or below it"), foreign);
        }
    }

    @Test
    void strict_cookies_over_http_are_refused() {
        assertTrue(faults(Map.of("publicOrigin", "http://localhost:8080", "environment", "dev"))
                .contains("needs an https publicOrigin"));
    }
}
