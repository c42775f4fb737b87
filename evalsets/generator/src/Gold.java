import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The human truth as the generator sees it, from blind labels: a ruling where there is one, else the majority. */
final class Gold {

    private Gold() {}

    /** Resolved labels by item, for one criterion; ties are left out. */
    static Map<String, String> resolve(List<Label> labels, String criterion) {
        Map<String, List<Label>> byItem = labels.stream().collect(Collectors.groupingBy(Label::itemId));
        Map<String, String> gold = new HashMap<>();
        byItem.forEach((item, all) -> {
            Optional<String> ruling =
                    of(all, criterion, Label.Rank.RULING).stream().findFirst();
            ruling.or(() -> majority(of(all, criterion, Label.Rank.AUDIT))).ifPresent(label -> gold.put(item, label));
        });
        return gold;
    }

    static boolean isTied(List<Label> labels, String criterion) {
        List<String> said = of(labels, criterion, Label.Rank.AUDIT);
        return !said.isEmpty() && majority(said).isEmpty();
    }

    private static List<String> of(List<Label> labels, String criterion, Label.Rank rank) {
        return labels.stream()
                .filter(label -> label.criterion().equals(criterion) && label.rank() == rank && label.isBlind())
                .map(label -> (String) label.value())
                .toList();
    }

    /** The label with strictly most votes. */
    private static Optional<String> majority(List<String> labels) {
        Map<String, Long> votes = labels.stream().collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<String> winners = votes.keySet().stream()
                .filter(label -> votes.get(label) == most)
                .toList();
        return winners.size() == 1 ? Optional.of(winners.get(0)) : Optional.empty();
    }
}
