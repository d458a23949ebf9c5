/** The networks that clients' addresses belong to. */
package org.carillon.policy.net;
