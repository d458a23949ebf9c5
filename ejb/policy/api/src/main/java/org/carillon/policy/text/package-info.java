/** What people read of strangers' messages, for checks that look into it. */
package org.carillon.policy.text;
