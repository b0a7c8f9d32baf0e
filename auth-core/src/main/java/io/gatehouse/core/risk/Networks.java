package io.gatehouse.core.risk;

/** What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, of which one household has all addresses. */
public final class Networks {
    private Networks() {}

    /** Returns the network in text; the address itself where it is no IPv6. Never asks a name server. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String bare = address.startsWith("::ffff:") && address.indexOf('.') > 0 ? address.substring(7) : address;
        if (bare.indexOf(':') < 0) {
            return bare;
        }
        String[] halves = bare.split("::", 2);
        String[] head = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        int tail = halves.length < 2 || halves[1].isEmpty() ? 0 : halves[1].split(":", -1).length;
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String group = "0";
            if (i < head.length) {
                group = head[i];
            } else if (halves.length == 2 && i >= 8 - tail) {
                group = halves[1].split(":", -1)[i - (8 - tail)];
            }
            network.append(group.replaceFirst("^0+(?=.)", "")).append(':');
        }
        return network.append(":/64").toString();
    }
}
