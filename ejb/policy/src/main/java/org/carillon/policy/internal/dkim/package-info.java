/** Domains' keys in the database, the stage that signs by them, and how they take turns. */
package org.carillon.policy.internal.dkim;
