package dev.assay.edge.web;

import dev.assay.access.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

/** Who makes the current request. */
@RequestScoped
class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Produces
    Caller caller() {
        return new Caller(identity.getPrincipal().getName(), Caller.DEFAULT_WORKSPACE, identity.getRoles());
    }
}
