/** Temporary bans of networks from all services, and the exceptions to them. */
package org.carillon.policy.ban;
