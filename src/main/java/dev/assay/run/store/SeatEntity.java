package dev.assay.run.store;

import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.Order;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.run.Seat;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run_judge")
@IdClass(SeatEntity.Key.class)
class SeatEntity {

    @Id
    String workspace;

    @Id
    String run;

    @Id
    String judge;

    int seat;

    @Column(name = "spec_hash")
    String specHash;

    String spec;

    @Column(name = "prompt_hash")
    @Nullable String promptHash;

    @Nullable String prompt;

    @Column(name = "gold_set")
    @Nullable String goldSet;

    @Column(name = "parts_hash")
    @Nullable String partsHash;

    @Column(name = "shown_items")
    @Nullable String shownItems;

    String replays;

    @Nullable String currency;

    record Key(String workspace, String run, String judge) {}

    static SeatEntity of(String workspace, String run, int number, Seat seat) {
        SeatEntity entity = new SeatEntity();
        entity.workspace = workspace;
        entity.run = run;
        entity.judge = seat.judge();
        entity.seat = number;
        entity.specHash = seat.specFingerprint().value();
        entity.spec = seat.spec().json();
        entity.promptHash = seat.promptFingerprint().map(Fingerprint::value).orElse(null);
        entity.prompt = seat.prompt().orElse(null);
        entity.goldSet = seat.goldSet().orElse(null);
        entity.partsHash = seat.parts().map(Fingerprint::value).orElse(null);
        entity.shownItems = seat.shownItems().isEmpty()
                ? null
                : CanonicalContent.of(seat.shownItems().stream().sorted().toList())
                        .json();
        entity.replays = replayColumn(seat.replays());
        entity.currency = seat.currency().orElse(null);
        return entity;
    }

    Seat toDomain() {
        return new Seat(
                judge,
                new Fingerprint(specHash),
                CanonicalContent.of(JsonColumn.read(spec)),
                Optional.ofNullable(promptHash).map(Fingerprint::new),
                Optional.ofNullable(prompt),
                Optional.ofNullable(goldSet),
                Optional.ofNullable(partsHash).map(Fingerprint::new),
                Optional.ofNullable(shownItems).map(SeatEntity::ids).orElse(Set.of()),
                replayMap(replays),
                Optional.ofNullable(currency));
    }

    private static Set<String> ids(String json) {
        Set<String> ids = new TreeSet<>();
        if (JsonColumn.read(json) instanceof List<?> list) {
            list.forEach(id -> ids.add((String) id));
        }
        return ids;
    }

    /** By criterion, a list of samples; a swapped one is written as its negative minus one. */
    private static String replayColumn(Map<String, Set<Replay>> replays) {
        Map<String, List<Integer>> column = new TreeMap<>();
        replays.forEach((criterion, set) -> column.put(
                criterion,
                set.stream()
                        .sorted()
                        .map(replay -> replay.order().isSwapped() ? -1 - replay.sample() : replay.sample())
                        .toList()));
        return CanonicalContent.of(column).json();
    }

    private static Map<String, Set<Replay>> replayMap(String json) {
        Map<String, Set<Replay>> replays = new TreeMap<>();
        if (JsonColumn.read(json) instanceof Map<?, ?> map) {
            map.forEach((criterion, samples) -> {
                Set<Replay> set = new TreeSet<>();
                for (Object sample : (List<?>) samples) {
                    int number = ((BigDecimal) sample).intValue();
                    set.add(new Replay(number < 0 ? -1 - number : number, Order.ofSwapped(number < 0)));
                }
                replays.put((String) criterion, set);
            });
        }
        return replays;
    }
}
