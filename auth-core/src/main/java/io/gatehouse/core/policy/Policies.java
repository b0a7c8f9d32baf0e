package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Doc;

/** Every rule that an operator may change. One record per concern, one file for all. */
public record Policies(
        @Doc("The product that people sign in to.") ProductPolicy product,
        @Doc("How accounts come to be.") AccountsPolicy accounts,
        @Doc("Which profile fields are asked.") FieldsPolicy fields,
        @Doc("What a password must be.") PasswordRules password,

        @Doc("Lifetimes of tokens and sessions, and the refresh protocol.")
        TokensPolicy tokens,

        @Doc("Sessions of one person.") SessionsPolicy sessions,
        @Doc("Lifetimes of mailed links.") LinksPolicy links,
        @Doc("How often somebody may try.") RateLimitsPolicy rateLimits,
        @Doc("When wrong passwords lock an identifier.") LockoutPolicy lockout,
        @Doc("The second factor.") MfaPolicy mfa,
        @Doc("Signs of danger.") RiskPolicy risk,

        @InstallationWide @Doc("The record of what happened.")
        AuditPolicy audit,

        @Doc("Whom we tell when something matters.") AlertsPolicy alerts) {}
