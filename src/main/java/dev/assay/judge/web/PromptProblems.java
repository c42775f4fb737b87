package dev.assay.judge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.Problem;
import dev.assay.judge.InvalidPrompt;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says everything that is wrong with a prompt at once. */
class PromptProblems {

    @ServerExceptionMapper
    Response invalidPrompt(InvalidPrompt invalid) {
        return Problem.response(new Refusal(
                ProblemKind.INVALID_FILE,
                String.valueOf(invalid.getMessage()),
                "Mend every problem listed under errors and send it again.",
                invalid.problems()));
    }
}
