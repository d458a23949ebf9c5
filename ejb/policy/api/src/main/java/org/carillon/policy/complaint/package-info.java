/** What others complain about of mail from here. */
package org.carillon.policy.complaint;
