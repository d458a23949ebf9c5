/** Rate limits for incoming mail, and the replies if they are exceeded. */
package org.carillon.policy.internal.rate;
