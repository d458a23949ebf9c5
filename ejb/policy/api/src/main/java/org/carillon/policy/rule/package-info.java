/** Rules: the scripts that run on incoming mail, and their permissions. */
package org.carillon.policy.rule;
