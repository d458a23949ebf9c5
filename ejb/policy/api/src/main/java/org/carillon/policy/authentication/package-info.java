/** Authenticates senders with SPF, DKIM and DMARC together. */
package org.carillon.policy.authentication;
