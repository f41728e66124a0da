// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package com.example.stable.v1;

import crdgen.OpenResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** CronTab runs an image now and then. */
@Group("stable.example.com")
@Version("v1")
@Kind("CronTab")
@Plural("crontabs")
@Singular("crontab")
@ShortNames("ct")
@SuppressWarnings("serial")
public class CronTab extends OpenResource<CronTabSpec, CronTabStatus> implements Namespaced {}
