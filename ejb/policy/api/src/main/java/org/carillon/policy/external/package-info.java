/** External programs that examine mail (ADR 123), for their administrators. */
package org.carillon.policy.external;
