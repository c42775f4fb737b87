package dev.assay.run;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.evalset.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessWorkQueueTest {

    @Test
    void hands_out_all_items_in_chunks_and_then_nothing() {
        InProcessWorkQueue queue = queue(items(5), 2);

        assertThat(rest(queue, "strict-gpt")).containsExactly(List.of("a0", "a1"), List.of("a2", "a3"), List.of("a4"));
        assertThat(queue.next("strict-gpt")).isEmpty();
    }

    @Test
    void every_judge_gets_all_items() {
        InProcessWorkQueue queue = queue(items(3), 2);

        assertThat(rest(queue, "strict-gpt")).hasSize(2);
        assertThat(rest(queue, "mild-gpt")).containsExactly(List.of("a0", "a1"), List.of("a2"));
    }

    @Test
    void threads_of_one_judge_never_get_the_same_item() throws InterruptedException {
        InProcessWorkQueue queue = queue(items(997), 3);
        ConcurrentLinkedQueue<String> handedOut = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(unused -> new Thread(() -> {
                    awaitUninterruptibly(start);
                    rest(queue, "strict-gpt").forEach(handedOut::addAll);
                }))
                .toList();

        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(handedOut).hasSize(997).doesNotHaveDuplicates();
    }

    @Test
    void an_empty_queue_hands_out_nothing() {
        assertThat(queue(List.of(), 10).next("strict-gpt")).isEmpty();
    }

    @Test
    void hands_out_no_more_than_the_run_is_limited_to() {
        InProcessWorkQueue queue = new InProcessWorkQueue(pages(items(5)), 3, 2);

        assertThat(rest(queue, "strict-gpt")).containsExactly(List.of("a0", "a1"), List.of("a2"));
    }

    @Test
    void refuses_chunks_without_items() {
        List<Item> items = items(1);

        assertThatThrownBy(() -> queue(items, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a chunk holds at least 1 item, was 0");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        anItem("a" + (count > 10 ? "%03d".formatted(i) : i)).build())
                .toList();
    }

    /** A queue over items in memory. */
    static InProcessWorkQueue queue(List<Item> items, int chunkSize) {
        return new InProcessWorkQueue(pages(items), Integer.MAX_VALUE, chunkSize);
    }

    private static ItemPages pages(List<Item> items) {
        return (after, most) -> items.stream()
                .filter(item -> item.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(Item::id))
                .limit(most)
                .toList();
    }

    private static List<List<String>> rest(WorkQueue queue, String judge) {
        List<List<String>> chunks = new ArrayList<>();
        Optional<WorkQueue.Chunk> chunk = queue.next(judge);
        while (chunk.isPresent()) {
            chunks.add(chunk.get().items().stream().map(Item::id).toList());
            chunk = queue.next(judge);
        }
        return chunks;
    }
}
