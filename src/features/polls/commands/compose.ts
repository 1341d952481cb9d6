import {
  asConvener,
  mayRewrite,
  namesOfConveners,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
  type DeepLink,
  type DialogueKind,
  type Toast,
} from "#platform/chat";
import { plainText } from "#platform/i18n";
import { listOpinionsFor } from "../compose-plan-step.ts";
import { fillPlan, takePlan, takeTopic } from "../fill-plan.ts";
import { attachmentOf } from "../find-attachment.ts";
import { blankPlan, dropPlan, findOwnPlan, planDialogue } from "../keep-plan.ts";
import {
  chooseInPlan,
  composeLetter,
  composeResume,
  dropPlan as dropPlanButton,
  goInPlan,
  planAnew,
  postPlan as postPlanButton,
  tickOpinion,
} from "../messages/compose.ts";
import { composeRefusal } from "../messages/refusals.ts";
import { postPlan } from "../post-plan.ts";
import { optionOf } from "../rules/option-of-opinion.ts";
import { choose } from "../rules/plan-choices.ts";
import { nextStep, steps, type PollPlan, type Step } from "../rules/poll-plan.ts";
import { withOptions } from "../rules/read-answer.ts";
import { aboutPlan, askForPlan, askWith, rewriteWithPlan } from "../show-plan.ts";
import { startFrom, suggestQuestion } from "../start-plan.ts";
import { findPlanOf } from "../store/poll-plans.ts";
