/** Networks that no service speaks with for a while, and whom that never happens to. */
package org.carillon.policy.ban;
