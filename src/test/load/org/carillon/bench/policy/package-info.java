/** Mail with sender authentication, compared with Postfix and the usual filters. */
package org.carillon.bench.policy;
