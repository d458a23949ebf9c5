/** Who a message is really from: SPF, DKIM and DMARC together. */
package org.carillon.policy.authentication;
