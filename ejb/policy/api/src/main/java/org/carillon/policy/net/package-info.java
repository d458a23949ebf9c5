/** What of clients' addresses counts. */
package org.carillon.policy.net;
