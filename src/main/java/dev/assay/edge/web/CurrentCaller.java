package dev.assay.edge.web;

import dev.assay.access.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

/**
 * Who makes the current request: resources live longer than one, so that what they hold must ask anew in each.
 */
@ApplicationScoped
class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Produces
    @RequestScoped
    Caller caller() {
        return new Caller(identity.getPrincipal().getName(), Caller.DEFAULT_WORKSPACE, identity.getRoles());
    }
}
