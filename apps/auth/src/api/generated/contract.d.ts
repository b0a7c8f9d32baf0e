// Made from gatehouse.yaml by `npm run generate:contract -w @repo/auth`.

export interface paths {
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description With `concealAccounts`, a known address gets the same answer, and its owner gets a mail.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an email address with the token of a mailed link
         * @description Verifying twice with the same token is harmless.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resend-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another confirmation mail */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with an email address or a username */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the refresh token
         * @description At the gateway there is no body and the answer is 204 with cookies.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this session
         * @description At the gateway there is no body. Answers 204 also when the session was over already.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session of the signed-in user */
        post: operations["logoutAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, if anyone */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user's open sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all sessions but the current one */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the profile
         * @description A field that is left out stays; `null` removes it.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the forms need to know */
        get: operations["getPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Email: string;
        /** @description What somebody typed. Whether it may be set is the password policy's business, not the contract's. */
        Password: string;
        Username: string;
        PersonName: string;
        LinkToken: string;
        RegisterRequest: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            username?: components["schemas"]["Username"];
            firstName?: components["schemas"]["PersonName"];
            lastName?: components["schemas"]["PersonName"];
            /** Format: date */
            dateOfBirth?: string;
        };
        RegisterResponse: {
            message: string;
            verificationEmailSent: boolean;
        };
        VerifyEmailRequest: {
            token: components["schemas"]["LinkToken"];
        };
        ResendVerificationRequest: {
            email: components["schemas"]["Email"];
        };
        Message: {
            message: string;
        };
        LoginRequest: {
            /** @description Email address or username. */
            identifier: string;
            password: components["schemas"]["Password"];
            /** @default false */
            rememberMe: boolean;
        };
        LoginResponse: {
            /** @constant */
            mfaRequired: false;
            user: components["schemas"]["User"];
        };
        CoreLoginResponse: {
            /** @constant */
            mfaRequired: false;
            user: components["schemas"]["User"];
            session: components["schemas"]["CoreSessionTimes"];
            accessToken: string;
            refreshToken: string;
            /** @constant */
            tokenType: "Bearer";
            /** @description Seconds until the access token expires. */
            expiresIn: number;
        };
        CoreTokens: {
            session: components["schemas"]["CoreSessionTimes"];
            accessToken: string;
            refreshToken: string;
            /** @constant */
            tokenType: "Bearer";
            /** @description Seconds until the access token expires. */
            expiresIn: number;
        };
        CoreSessionTimes: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            idleExpiresAt: string;
            rememberMe: boolean;
        };
        CoreRefreshTokenRequest: {
            refreshToken: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            emailVerified: boolean;
            username?: string;
            firstName?: string;
            lastName?: string;
            /** Format: date */
            dateOfBirth?: string;
            roles: string[];
            /** Format: uuid */
            tenantId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            passwordChangedAt: string;
            mfaEnabled: boolean;
        };
        UpdateMeRequest: {
            firstName?: string | null;
            lastName?: string | null;
            /** Format: date */
            dateOfBirth?: string | null;
            username?: string | null;
        };
        /** @enum {string} */
        EndReason: "SIGNED_OUT" | "SIGNED_OUT_EVERYWHERE" | "REVOKED_BY_USER" | "REVOKED_BY_ADMIN" | "PASSWORD_CHANGED" | "PASSWORD_RESET" | "TOKEN_REUSED" | "ACCOUNT_DISABLED" | "REPLACED_BY_SIGN_IN" | "SESSION_LIMIT" | "NOT_ME" | "IDLE_TIMEOUT" | "ABSOLUTE_TIMEOUT";
        CurrentSession: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            idleExpiresAt: string;
            /** Format: date-time */
            authTime: string;
            amr: string[];
        };
        SessionResponse: {
            /** @constant */
            authenticated: false;
            endedReason?: components["schemas"]["EndReason"];
        } | {
            /** @constant */
            authenticated: true;
            user: components["schemas"]["User"];
            session: components["schemas"]["CurrentSession"];
        };
        SessionList: {
            sessions: components["schemas"]["SessionItem"][];
            totalCount: number;
        };
        SessionItem: {
            /** Format: uuid */
            id: string;
            deviceInfo: components["schemas"]["DeviceInfo"];
            ipAddress: string;
            /** @description City and country */
            location?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            current: boolean;
            newPlace: boolean;
        };
        DeviceInfo: {
            /** @description Name of the browser or client, such as Firefox. Left out when unknown. */
            browser?: string;
            /** @description Name of the system, such as Ubuntu. Left out when unknown. */
            os?: string;
            /** @enum {string} */
            kind: "desktop" | "phone" | "tablet" | "other";
        };
        /** @enum {string} */
        FieldRule: "off" | "optional" | "required";
        Policies: {
            product: {
                name: string;
                links: {
                    home?: string;
                    privacy?: string;
                    help?: string;
                };
            };
            password: {
                /** @description In code points after NFC. */
                minLength: number;
                /** @description In code points after NFC. */
                maxLength: number;
            };
            fields: {
                username: components["schemas"]["FieldRule"];
                firstName: components["schemas"]["FieldRule"];
                lastName: components["schemas"]["FieldRule"];
                dateOfBirth: components["schemas"]["FieldRule"];
                /** @description In years, where a date of birth is given. */
                minimumAge: number;
            };
            accounts: {
                concealAccounts: boolean;
                requireVerifiedEmail: boolean;
            };
            features: {
                registration: boolean;
                passwordReset: boolean;
            };
        };
        /** @enum {string} */
        ProblemCode: "VALIDATION_ERROR" | "PASSWORD_POLICY" | "UNAUTHENTICATED" | "INVALID_CREDENTIALS" | "INVALID_CODE" | "INVALID_TOKEN" | "TOKEN_EXPIRED" | "TOKEN_ALREADY_USED" | "SESSION_EXPIRED" | "SESSION_REVOKED" | "TOKEN_REUSED" | "ACCOUNT_LOCKED" | "ACCOUNT_DISABLED" | "EMAIL_NOT_VERIFIED" | "CSRF_REJECTED" | "REAUTHENTICATION_REQUIRED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "USERNAME_EXISTS" | "EMAIL_EXISTS" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMIT_EXCEEDED" | "INTERNAL_ERROR" | "UPSTREAM_UNAVAILABLE" | "UPSTREAM_TIMEOUT" | "OVERLOADED" | "UNAVAILABLE";
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            code: components["schemas"]["ProblemCode"];
            requestId: string;
            errors?: {
                field: string;
                code: string;
                message: string;
            }[];
            /** @description Seconds. */
            retryAfter?: number;
            reason?: components["schemas"]["EndReason"];
        };
    };
    responses: {
        /** @description A problem, see `ProblemCode`. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description The account was made, or a mail was sent to its owner. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description The address is confirmed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendVerificationRequest"];
            };
        };
        responses: {
            /** @description Always, whether or not the address is known. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"] | components["schemas"]["CoreLoginResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoreRefreshTokenRequest"];
            };
        };
        responses: {
            /** @description New tokens (core). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoreTokens"];
                };
            };
            /** @description New cookies (gateway). */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoreRefreshTokenRequest"];
            };
        };
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    logoutAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, or that there is none and why it ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open sessions, the current one first, then the latest used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Public rules and names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
