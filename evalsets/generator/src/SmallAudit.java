import java.time.LocalDateTime;
import java.util.List;

/** When and by whom the two small evalsets were labelled: three auditors, every item, blind. */
final class SmallAudit {

    static final List<String> AUDITORS = List.of("u_1", "u_2", "u_3");

    private SmallAudit() {}

    /** One item a few minutes, a working day apart for each auditor. */
    static String at(LocalDateTime start, int item, String auditor, Dice dice) {
        LocalDateTime time =
                start.plusDays(AUDITORS.indexOf(auditor)).plusMinutes(item * 4L).plusSeconds(dice.below(200));
        return time.format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    }
}
