/** How clients greet, what the DNS calls them, and whether anybody could answer their senders. */
package org.carillon.policy.client;
