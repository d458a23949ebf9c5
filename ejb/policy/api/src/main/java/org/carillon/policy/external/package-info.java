/** Programs beside the server that look at mail (ADR 123), for those who administer it. */
package org.carillon.policy.external;
