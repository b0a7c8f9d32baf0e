package io.gatehouse.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final URI URL = URI.create("https://hooks.example.com/gatehouse");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addresses_inside_are_refused(String address) {
        assertEquals(new Target.Refused(Target.Reason.PRIVATE_ADDRESS), target(address));
        assertEquals(
                new Target.Refused(Target.Reason.PRIVATE_ADDRESS),
                target("93.184.215.14", address),
                "also beside a public one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001:800::200e"
            })
    void public_addresses_are_reached(String address) {
        assertEquals(new Target.Reached(InetAddress.ofLiteral(address)), target(address));
    }

    @Test
    void the_operator_may_allow_what_is_inside_and_there_also_without_tls() {
        HostNames inside = host -> List.of(InetAddress.ofLiteral("10.0.0.1"));
        Target reached = new Target.Reached(InetAddress.ofLiteral("10.0.0.1"));
        assertEquals(reached, Target.of(URL, inside, /* toPrivate= */ true));
        assertEquals(reached, Target.of(URI.create("http://queue.internal"), inside, /* toPrivate= */ true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https:///nohost",
                "https://user@hooks.example.com/",
                "https://user:word@hooks.example.com/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:70000/",
                "mailto:a@example.com",
                "//hooks.example.com/",
                "gopher://x/"
            })
    void what_no_webhook_can_have_is_refused_before_any_look_up(String url) {
        assertEquals(
                new Target.Refused(Target.Reason.BAD_URL),
                Target.of(
                        URI.create(url),
                        host -> {
                            throw new AssertionError("looked up " + host);
                        },
                        /* toPrivate= */ false));
    }

    @Test
    void plain_http_and_unknown_hosts_are_refused() {
        HostNames names = host -> List.of();
        assertEquals(
                new Target.Refused(Target.Reason.NOT_HTTPS),
                Target.of(URI.create("http://hooks.example.com/"), names, /* toPrivate= */ false));
        assertEquals(new Target.Refused(Target.Reason.UNKNOWN_HOST), Target.of(URL, names, /* toPrivate= */ false));
    }

    private static Target target(String... addresses) {
        return Target.of(
                URL,
                host -> List.of(addresses).stream().map(InetAddress::ofLiteral).toList(),
                /* toPrivate= */ false);
    }
}
