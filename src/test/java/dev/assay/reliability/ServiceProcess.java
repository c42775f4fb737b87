package dev.assay.reliability;

import dev.assay.provider.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as its users start it, in a process of its own on a free port. */
public final class ServiceProcess implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("assay.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    /** For a look inside, such as a flight recording. */
    private static final List<String> MORE_OPTIONS = List.of(
                    System.getProperty("assay.jvm", "").split(" "))
            .stream()
            .filter(option -> !option.isBlank())
            .toList();

    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+?),");
    private static final Pattern USED_HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int CLOCK_TICKS_A_SECOND = 100;
    private static final int BYTES_A_KILOBYTE = 1024;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * How to start it.
     *
     * @param jvm options of the virtual machine
     * @param egress hosts that judges may reach
     */
    public record Launch(Path dataDirectory, Path content, String egress, List<String> jvm) {

        /** For a short life: what only pays in a long one is left out. */
        public static Launch quick(Path folder, ProviderStub provider) {
            return of(folder, provider, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        }

        /** On the content in a folder's {@code content}, with its data beside it. */
        public static Launch of(Path folder, ProviderStub provider, List<String> jvm) {
            return new Launch(folder.resolve("data"), folder.resolve("content"), "127.0.0.1:" + provider.port(), jvm);
        }

        /** Starts and does not wait. */
        public ServiceProcess start(Map<String, String> environment) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            command.addAll(MORE_OPTIONS);
            command.addAll(List.of("-jar", JAR.toString(), "serve"));
            Files.createDirectories(dataDirectory);
            Path log = Files.createTempFile(dataDirectory.toAbsolutePath().getParent(), "service", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("ASSAY_DATA_DIR", dataDirectory.toString());
            builder.environment().put("ASSAY_CONTENT_DIR", content.toString());
            builder.environment().put("ASSAY_PORT", "0");
            builder.environment().put("ASSAY_EGRESS_ALLOW", egress);
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), log);
        }

        /** Starts and waits until it listens. */
        public ServiceProcess started() throws IOException, InterruptedException {
            ServiceProcess service = start(Map.of());
            try {
                if (service.client().isPresent()) {
                    return service;
                }
            } catch (IOException | InterruptedException | RuntimeException neverListened) {
                service.close();
                throw neverListened;
            }
            throw new IllegalStateException("the service did not start:\n" + service.output());
        }
    }

    /** Waits until it listens, and speaks to it; empty when it died before that. */
    public Optional<ServiceClient> client() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (process.isAlive()) {
            Matcher listening = LISTENING.matcher(output());
            if (listening.find()) {
                return Optional.of(new ServiceClient(listening.group(1)));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the service does not listen:\n" + output());
            }
            Thread.sleep(20);
        }
        return Optional.empty();
    }

    /** Asks it to stop, as {@code kill} does, and waits until it has. */
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no end a minute after SIGTERM\n" + output());
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    /** Waits a while for its death, which need not come. */
    void dies(Duration patience) throws InterruptedException {
        process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, once it has died. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What it printed. */
    public String output() throws IOException {
        return Files.readString(log);
    }

    /** User and system time since its start. */
    public Duration cpu() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        return Duration.ofMillis(ticks * 1000 / CLOCK_TICKS_A_SECOND);
    }

    /** Resident memory in bytes. */
    public long residentBytes() throws IOException {
        return memory("VmRSS:");
    }

    /** The most resident memory so far, in bytes. */
    public long peakResidentBytes() throws IOException {
        return memory("VmHWM:");
    }

    private long memory(String name) throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_A_KILOBYTE)
                .findFirst()
                .orElseThrow();
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** Bytes of the heap in use after a full collection. */
    public long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        return USED_HEAP
                .matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)) * BYTES_A_KILOBYTE)
                .reduce(Long::sum)
                .orElseThrow(() -> new IllegalStateException("no used heap in GC.heap_info"));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
