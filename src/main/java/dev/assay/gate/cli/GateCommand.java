package dev.assay.gate.cli;

import picocli.CommandLine.Command;

/** Checks gate policies, puts them to runs, and says how sure they are. */
@Command(
        name = "gate",
        description = "Check gate policies and put them to runs.",
        subcommands = {GateLintCommand.class, GateCheckCommand.class, GateRepeatCommand.class, GateInitCommand.class})
public final class GateCommand {}
