package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressAllowListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api.example.org           | https://api.example.org/v1       | 93.184.216.34",
                "api.example.org           | https://API.example.org/v1       | 93.184.216.34",
                "api.example.org           | https://api.example.org:8443/v1  | 93.184.216.34",
                "api.example.org:443       | https://api.example.org/v1       | 93.184.216.34",
                "other.org, api.example.org| https://api.example.org/v1       | 2606:2800:220:1::1",
                "localhost                 | http://localhost:18080/v1        | 127.0.0.1",
                "127.0.0.1:18080           | http://127.0.0.1:18080/v1        | 127.0.0.1",
                "[::1]:18080               | http://[::1]:18080/v1            | ::1",
                "llm.corp.example:8443     | https://llm.corp.example:8443/v1 | 10.1.2.3",
                "10.1.2.3:8443             | https://10.1.2.3:8443/v1         | 10.1.2.3",
                "169.254.1.1:443           | https://169.254.1.1/v1           | 169.254.1.1"
            })
    void lets_through_what_is_listed(String list, String target, String address) {
        EgressAllowList allowed = EgressAllowList.parse(list, resolvingTo(address));

        assertThatCode(() -> allowed.admit(URI.create(target))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | https://api.example.org/v1          | 93.184.216.34",
                "api.example.org           | https://evil.example.org/v1         | 93.184.216.34",
                "api.example.org           | https://api.example.org.evil.org/v1 | 93.184.216.34",
                "api.example.org:443       | https://api.example.org:8443/v1     | 93.184.216.34",
                "api.example.org           | http://api.example.org/v1           | 93.184.216.34",
                "api.example.org           | ftp://api.example.org/v1            | 93.184.216.34",
                "api.example.org           | https://api.example.org@evil.org/v1 | 93.184.216.34",
                "api.example.org           | https://me@api.example.org/v1       | 93.184.216.34",
                "localhost                 | http://localhost.:18080/v1          | 127.0.0.1",
                "127.0.0.1:18080           | http://127.0.0.1:18081/v1           | 127.0.0.1",
                "10.1.2.3                  | https://10.1.2.3/v1                 | 10.1.2.3",
                "10.1.2.3:8443             | http://10.1.2.3:8443/v1             | 10.1.2.3",
                "''                        | http://169.254.169.254/latest       | 169.254.169.254",
                "''                        | http://2852039166/latest            | 169.254.169.254",
                "2852039166                | http://2852039166/latest            | 169.254.169.254",
                "2852039166:443            | https://2852039166/latest           | 169.254.169.254",
                "''                        | http://[::ffff:169.254.169.254]/    | ::ffff:169.254.169.254",
                "''                        | http://100.100.100.200/latest       | 100.100.100.200"
            })
    void holds_back_what_is_not(String list, String target, String address) {
        EgressAllowList allowed = EgressAllowList.parse(list, resolvingTo(address));

        assertThatThrownBy(() -> allowed.admit(URI.create(target))).isInstanceOf(BlockedHost.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.8",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "::",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "ff02::1"
            })
    void holds_back_a_listed_name_that_resolves_to_another_network(String address) {
        EgressAllowList allowed = EgressAllowList.parse("api.example.org", resolvingTo(address));

        assertThatThrownBy(() -> allowed.admit(URI.create("https://api.example.org/v1")))
                .isInstanceOf(BlockedHost.class)
                .hasMessageContaining("address that is not listed as such");
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "127.0.0.1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe"})
    void holds_back_a_name_listed_with_its_port_that_resolves_to_metadata_or_loopback(String address) {
        EgressAllowList allowed = EgressAllowList.parse("api.example.org:443", resolvingTo(address));

        assertThatThrownBy(() -> allowed.admit(URI.create("https://api.example.org/v1")))
                .isInstanceOf(BlockedHost.class);
    }

    @Test
    void holds_back_a_name_of_which_only_one_address_is_elsewhere() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("169.254.169.254")};
        EgressAllowList allowed = EgressAllowList.parse("api.example.org", host -> both);

        assertThatThrownBy(() -> allowed.admit(URI.create("https://api.example.org/v1")))
                .isInstanceOf(BlockedHost.class);
    }

    @Test
    void says_when_a_name_has_no_address() {
        EgressAllowList allowed = EgressAllowList.parse("api.example.org", host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> allowed.admit(URI.create("https://api.example.org/v1")))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void names_the_origin_and_never_the_path_or_user_of_what_it_holds_back() {
        EgressAllowList allowed = EgressAllowList.parse("", resolvingTo("93.184.216.34"));

        assertThatThrownBy(() -> allowed.admit(URI.create("https://user:pw@evil.org:8443/v1?token=canary")))
                .hasMessageContaining("https://evil.org:8443")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("pw@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.org", "api.example.org/v1", "a b", "host:port", "*"})
    void refuses_an_entry_that_is_no_host(String entry) {
        assertThatThrownBy(() -> EgressAllowList.parse("ok.org, " + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "'");
    }

    private static HostResolver resolvingTo(String address) {
        return host -> new InetAddress[] {InetAddress.getByName(address)};
    }
}
